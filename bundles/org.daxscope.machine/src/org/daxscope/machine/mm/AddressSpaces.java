package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.UserMappings;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.pmem.disk.PmemDisk;

/** All mappings of all processes, in the order of their making. */
public final class AddressSpaces implements UserMappings, Stateful<AddressSpaces.State> {
    /** Where mappings are placed, each at the next multiple of 2 MiB plus its offset's remainder. */
    private static final long FIRST_ADDRESS = 0x7f00_0000_0000L;

    private final EventSink events;
    private final Map<String, Vma> mappings = new LinkedHashMap<>();
    /** In the order of their first mapping. */
    private final Set<String> processes = new LinkedHashSet<>();
    private long nextAddress = FIRST_ADDRESS;

    /** Mappings and their tables at one moment. */
    public record State(Map<String, Vma> mappings, Map<Vma, PageTable.State> tables, List<String> processes,
            long nextAddress) {
    }

    public AddressSpaces(EventSink events) {
        this.events = events;
    }

    @Override
    public State save() {
        Map<Vma, PageTable.State> tables = new LinkedHashMap<>();
        mappings.values().forEach(vma -> tables.put(vma, vma.table().save()));
        return new State(new LinkedHashMap<>(mappings), tables, List.copyOf(processes), nextAddress);
    }

    @Override
    public void restore(State state) {
        mappings.clear();
        mappings.putAll(state.mappings);
        processes.clear();
        processes.addAll(state.processes);
        state.tables.forEach((vma, table) -> vma.table().restore(table));
        nextAddress = state.nextAddress;
    }

    private static String key(String process, String map) {
        return process + '\0' + map;
    }

    /** All processes that ever mapped something, in the order of their first mapping. */
    public List<String> processes() {
        return List.copyOf(processes);
    }

    public Collection<Vma> all() {
        return mappings.values();
    }

    public Optional<Vma> find(String process, String map) {
        return Optional.ofNullable(mappings.get(key(process, map)));
    }

    /** Places a mapping; one of the same name in the process goes first. */
    public Vma map(String process, String map, Vma.Target target, long fileOffset, long length,
            Set<MapFlag> flags) {
        unmap(process, map);
        processes.add(process);
        PmemDisk device = target.memory();
        long align = device == null ? Units.PMD : Math.max(Units.PMD, device.config().align());
        long start = (nextAddress + align - 1) / align * align + fileOffset % align
                + (flags.contains(MapFlag.UNALIGNED) ? Units.PAGE : 0);
        Vma vma = new Vma(events.subject(process), map, target, fileOffset, length, start, flags);
        nextAddress = Math.ceilDiv(start + length, (long) Units.PMD) * Units.PMD + Units.PMD;
        mappings.put(key(process, map), vma);
        return vma;
    }

    public void unmap(String process, String map) {
        Vma vma = mappings.get(key(process, map));
        if (vma == null)
            return;
        clear(vma, 0, Long.MAX_VALUE, true);
        mappings.remove(key(process, map));
        FileSystem fs = vma.target().fs();
        Inode inode = vma.target().inode();
        if (fs != null && inode != null && !isMapped(inode))
            fs.evict(inode);
    }

    /** Drops all mappings but those of files of other file systems. */
    public void dropAll(FileSystem of) {
        for (Vma vma : List.copyOf(mappings.values()))
            if (vma.target().memory() == null && (vma.target().fs() == null || vma.target().fs() == of))
                unmap(vma.process().name(), vma.name());
    }

    /** No process is left. */
    public void powerOff() {
        mappings.clear();
        processes.clear();
        nextAddress = FIRST_ADDRESS;
    }

    /** The mappings of a file. */
    List<Vma> of(Inode inode) {
        List<Vma> list = new ArrayList<>();
        for (Vma vma : mappings.values())
            if (vma.target().inode() == inode)
                list.add(vma);
        return list;
    }

    /** The mappings of a device-dax device. */
    List<Vma> of(PmemDisk device) {
        return mappings.values().stream().filter(vma -> vma.target().memory() == device).toList();
    }

    /** Entries of a device-dax device with a page of [from, to) go. */
    void unmap(PmemDisk device, long from, long to) {
        for (Vma vma : of(device))
            clear(vma, vma.pageOfFile(from), vma.pageOfFile(to), true);
    }

    @Override
    public boolean isMapped(Inode inode) {
        return !of(inode).isEmpty();
    }

    /** Whether a device itself is mapped, and no file on it. */
    public boolean isDeviceMapped(String name) {
        return mappings.values().stream()
                .anyMatch(vma -> vma.target().inode() == null && vma.target().on().equals(name));
    }

    @Override
    public void unmap(Inode inode, long from, long to) {
        for (Vma vma : of(inode))
            clear(vma, vma.pageOfFile(from), to == Long.MAX_VALUE ? to : vma.pageOfFile(to), false);
    }

    /** MADV_DONTNEED: pages [from, to) of a mapping are forgotten, private copies too. */
    public void discard(Vma vma, long from, long to) {
        clear(vma, from, to, true);
    }

    /** Clears entries of one mapping and says so. */
    void clear(Vma vma, long from, long to, boolean copies) {
        for (PageTable.Placed old : vma.table().clear(Math.max(0, from), Math.max(0, to), copies))
            events.change(EventKind.PTE_CLEARED, vma.process(), old.page(), old.pte().frame(),
                    PageTable.shift(old.pte()), 0);
    }

    /** A page of a page cache is gone: entries that lead to it go, or tell of the loss when its content is lost. */
    void loseCached(Vma.Target target, long filePage, boolean lost) {
        for (Vma vma : mappings.values()) {
            long page = vma.pageOfFile(filePage);
            boolean same = target.inode() == null ? vma.target().on().equals(target.on())
                    : vma.target().inode() == target.inode();
            if (!same || !(vma.table().at(page) instanceof Pte.Cached))
                continue;
            if (lost)
                lose(vma, page);
            else
                clear(vma, page, page + 1, false);
        }
    }

    /** The page of one entry is lost. */
    void lose(Vma vma, long page) {
        clear(vma, page, page + 1, true);
        vma.table().set(page, new Pte.Lost(), vma.stretch(page));
        events.change(EventKind.PTE_SET, vma.process(), page, -1, 0, Units.PAGE_SHIFT);
    }

    @Override
    public void writeProtect(Inode inode, long from, long to) {
        for (Vma vma : of(inode))
            vma.table().protect(vma.pageOfFile(from), to == Long.MAX_VALUE ? to : vma.pageOfFile(to));
    }
}
