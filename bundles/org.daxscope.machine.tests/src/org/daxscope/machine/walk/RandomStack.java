package org.daxscope.machine.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;

/**
 * A walk over a whole stack, from a seed: disks of all providers and modes, partitions, dm devices on them and on each other,
 * file systems on all of these, files, processes, poison, machine checks, scrubs, clears, table reloads, power cuts and boots.
 * Every kind of operation comes up; much of it does not work when it does.
 */
final class RandomStack implements Dicer {
    /** The last one changes its mode now and then. */
    static final List<String> DISKS = List.of("pm0", "pm1", "pm2", "pm3");
    static final List<String> MOUNTABLE = List.of("pm0", "pm0", "pm0p1", "pm1", "lin", "str", "top", "log", "any",
            "pm3");

    private final Dice dice;
    private final FileRequests files;
    private final MemoryRequests memory;
    private final PoisonRequests poison;
    private final MapperRequests mapper;
    /** What is asked next whatever the dice say; empty for nothing. */
    private final Deque<Operation> soon = new ArrayDeque<>();

    RandomStack(long seed) {
        dice = new Dice(seed);
        files = new FileRequests(dice);
        memory = new MemoryRequests(dice, files);
        poison = new PoisonRequests(dice);
        mapper = new MapperRequests(dice);
    }

    @Override
    public MachineSpec machine(KernelModel kernel) {
        List<MachineSpec.Disk> disks = new ArrayList<>();
        for (String name : DISKS) {
            MachineSpec.Disk disk = MachineSpec.Disk.of(name, Dice.DISK_BYTES)
                    .withProvider(dice.oneIn(2) ? Provider.NFIT : dice.pick(Provider.values())).withMedia(media());
            disks.add(name.equals(DISKS.getLast())
                    ? disk.withConfig(NamespaceConfig.of(dice.pick(NamespaceMode.values())))
                    : disk);
        }
        return new MachineSpec(kernel, disks);
    }

    private MediaPolicy media() {
        return MediaPolicy.DEFAULT.withDomain(dice.pick(PersistenceDomain.values()))
                .withFullLineStoreHeals(dice.oneIn(3)).withClearMaxBytes(dice.oneIn(3) ? 2048 : Long.MAX_VALUE);
    }

    @Override
    public Operation next(Machine machine) {
        if (!machine.isOn())
            return dice.oneIn(8) ? files.next(machine) : new Operation.Reboot(!dice.oneIn(4));
        Operation due = soon.poll();
        if (due != null)
            return due;
        if (machine.mounted().isEmpty() && dice.oneIn(3))
            return mkfs(device(machine));
        int want = dice.below(24);
        if (want < 8)
            return files.next(machine);
        if (want < 14)
            return memory.next(machine);
        if (want < 18)
            return poison.next(machine);
        return want < 21 ? mapper.next() : environment(machine);
    }

    /** What there is to be mounted, or now and then what there is not. */
    private String device(Machine machine) {
        if (dice.oneIn(10))
            return dice.pick(MOUNTABLE);
        List<String> there = new ArrayList<>(List.of("pm0", "pm1", "pm3"));
        machine.dmDevices().forEach(device -> there.add(device.name()));
        machine.partitions().forEach(part -> there.add(part.name()));
        return dice.pick(there);
    }

    private Operation environment(Machine machine) {
        String on = device(machine);
        return switch (dice.below(18)) {
            case 0, 1 -> mkfs(on);
            case 2, 3, 4, 5, 6, 7 -> new Operation.Mount(on, dice.oneIn(4) ? "" : "dax=always");
            case 8 -> new Operation.Mount(on, "");
            case 9 -> new Operation.DropCaches();
            case 10 -> new Operation.Unmount(dice.oneIn(3) ? "" : on);
            case 11 -> new Operation.Sync();
            case 12 -> new Operation.Rebind(dice.pick(DISKS));
            case 13 -> dice.oneIn(2) ? new Operation.PowerCut(dice.pick(Fate.values()), dice.number())
                    : new Operation.Reboot(!dice.oneIn(3));
            case 14 -> new Operation.Fsck(on, dice.pick("", "", "-n", "-L", "-b 32768"));
            case 15 -> new Operation.Age(on, dice.number(), 1 + dice.below(30), 4096, 256 << 10, 1 + dice.below(30));
            case 16 -> new Operation.CreatePartition(dice.pick(DISKS), 1 + dice.below(2),
                    1 + dice.below(3) * 2047L, dice.oneIn(2) ? 0 : Dice.SECTORS / 4);
            default -> new Operation.RemovePartition(dice.oneIn(2) ? "pm0p1" : "pm1p1");
        };
    }

    private Operation mkfs(String on) {
        soon.add(new Operation.Mount(on, dice.oneIn(5) ? "" : "dax=always"));
        return dice.oneIn(2)
                ? new Operation.MakeFileSystem(on, "ext4", dice.pick("", "", "-O ^has_journal", "-b 1024"))
                : new Operation.MakeFileSystem(on, "xfs",
                        dice.pick("-m reflink=0", "-m reflink=0,rmapbt=1", "-m rmapbt=1", ""));
    }
}
