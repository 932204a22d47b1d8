package org.daxscope.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.daxscope.dax.Partition;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.pmem.disk.PmemDisk;

/** The partitions of the disks, and the tables that tell of them. Kernel: block/partitions/msdos.c. */
final class Partitions implements Stateful<Partitions.State> {
    private static final int ENTRY = 446;
    private static final int ENTRY_BYTES = 16;
    private static final byte LINUX = (byte) 0x83;

    private final EventSink events;
    private final Map<String, Partition> partitions = new LinkedHashMap<>();

    /** The partitions at one moment, in the order of their making. */
    record State(Map<String, Partition> partitions) {
    }

    Partitions(EventSink events) {
        this.events = events;
    }

    @Override
    public State save() {
        return new State(new LinkedHashMap<>(partitions));
    }

    @Override
    public void restore(State state) {
        partitions.clear();
        partitions.putAll(state.partitions);
    }

    Optional<Partition> find(String name) {
        return Optional.ofNullable(partitions.get(name));
    }

    /** In the order of their making. */
    List<Partition> all() {
        return List.copyOf(partitions.values());
    }

    /** Those of one disk. */
    List<Partition> of(String disk) {
        return partitions.values().stream().filter(part -> part.disk().name().equals(disk)).toList();
    }

    void create(Operation.CreatePartition call, PmemDisk disk) {
        long sectors = call.sectors() == 0 ? disk.sectors() - call.start() : call.sectors();
        String name = Operation.CreatePartition.name(disk.name(), call.number());
        if (call.number() < 1 || call.number() > Operation.CreatePartition.MOST)
            throw new KernelError(Errno.EINVAL, Rule.PARTITION_NUMBER, Operation.CreatePartition.MOST, call.number());
        if (partitions.containsKey(name))
            throw new KernelError(Errno.EEXIST, Rule.NAME_TAKEN);
        if (call.start() < 1 || sectors < 1 || call.start() > disk.sectors() - sectors
                || of(disk.name()).stream()
                        .anyMatch(part -> call.start() < part.end() && part.start() < call.start() + sectors))
            throw new KernelError(Errno.EINVAL, Rule.PARTITION_PLACE, call.start(), sectors);
        partitions.put(name, new Partition(name, disk, disk, call.start(), sectors));
        events.change(EventKind.PARTITION, events.subject(name), call.start(), sectors, 0, sectors);
    }

    void remove(Partition part) {
        partitions.remove(part.name());
        events.change(EventKind.PARTITION, events.subject(part.name()), part.start(), part.sectors(), part.sectors(),
                0);
    }

    /** The disk's first sector, as its partitions are at present. */
    byte[] table(String disk) {
        byte[] sector = new byte[512];
        for (Partition part : of(disk)) {
            int at = ENTRY + ENTRY_BYTES * (part.name().charAt(part.name().length() - 1) - '1');
            sector[at + 4] = LINUX;
            number(sector, at + 8, part.start());
            number(sector, at + 12, part.sectors());
        }
        sector[510] = 0x55;
        sector[511] = (byte) 0xaa;
        return sector;
    }

    private static void number(byte[] into, int at, long value) {
        for (int i = 0; i < 4; i++)
            into[at + i] = (byte) (value >> 8 * i);
    }
}
