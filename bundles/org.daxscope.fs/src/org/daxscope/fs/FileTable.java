package org.daxscope.fs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.daxscope.kernel.Stateful;

/**
 * The files of a mounted file system: by their names in the order of their making, those without a name that somebody holds open,
 * and which inodes they have.
 */
final class FileTable implements Stateful<FileTable.State> {
    private final Map<String, Inode> named = new LinkedHashMap<>();
    private final List<Inode> orphans = new ArrayList<>();
    private final BitSet slots = new BitSet();

    /** All files, and each as it was, at one moment. */
    record State(Map<String, Inode> named, List<Inode> orphans, Map<Inode, Inode.State> inodes, BitSet slots) {
    }

    @Override
    public State save() {
        Map<Inode, Inode.State> states = new LinkedHashMap<>();
        held().forEach(inode -> states.put(inode, inode.save()));
        return new State(new LinkedHashMap<>(named), List.copyOf(orphans), states, (BitSet) slots.clone());
    }

    @Override
    public void restore(State state) {
        named.clear();
        named.putAll(state.named);
        orphans.clear();
        orphans.addAll(state.orphans);
        state.inodes.forEach(Inode::restore);
        slots.clear();
        slots.or(state.slots);
    }

    Collection<Inode> named() {
        return named.values();
    }

    List<Inode> orphans() {
        return List.copyOf(orphans);
    }

    /** All files that hold blocks, with and without a name. */
    Stream<Inode> held() {
        return Stream.concat(named.values().stream(), orphans.stream());
    }

    Optional<Inode> find(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Whether a file has its name still. */
    boolean isNamed(Inode inode) {
        return named.get(inode.name()) == inode;
    }

    /** Place of the first inode that no file has. */
    int freeSlot() {
        return slots.nextClearBit(0);
    }

    void add(Inode inode) {
        slots.set(inode.slot());
        named.put(inode.name(), inode);
    }

    /** Its inode is free again. */
    void forget(Inode inode) {
        named.values().remove(inode);
        slots.clear(inode.slot());
    }

    /** It loses its name and stays. */
    void orphan(Inode inode) {
        named.values().remove(inode);
        orphans.add(inode);
    }

    /** @return whether it was one that stayed without a name */
    boolean release(Inode inode) {
        return orphans.remove(inode);
    }

    /** A file is to be found by another name, at its old place in the order; to be called before the inode says that name itself. */
    void rename(Inode inode, String name) {
        Map<String, Inode> renamed = new LinkedHashMap<>();
        named.values().forEach(file -> renamed.put(file == inode ? name : file.name(), file));
        named.clear();
        named.putAll(renamed);
    }
}
