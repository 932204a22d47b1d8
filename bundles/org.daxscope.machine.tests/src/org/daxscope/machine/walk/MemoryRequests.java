package org.daxscope.machine.walk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.machine.Machine;

/** Processes and what they map, touch and hear of. */
final class MemoryRequests {
    private static final List<String> PROCESSES = List.of("p1", "p2");
    private static final List<String> MAPS = List.of("m", "n");
    private static final long HUGE = 4L << 20;

    private final Dice dice;
    private final FileRequests files;

    MemoryRequests(Dice dice, FileRequests files) {
        this.dice = dice;
        this.files = files;
    }

    Operation next(Machine machine) {
        String process = dice.pick(PROCESSES);
        String map = dice.pick(MAPS);
        long at = dice.offset();
        long length = dice.length();
        return switch (dice.below(24)) {
            case 0, 1, 2, 3, 4 -> mmap(machine, process, map);
            case 5, 6, 7 -> new Operation.Load(process, map, at);
            case 8, 9 -> new Operation.Store(process, map, at, dice.value());
            case 10, 11 -> new Operation.Memset(process, map, at, length, dice.value());
            case 12 -> new Operation.Persist(process, map, at, length);
            case 13 -> new Operation.Msync(process, map, at & -4096, length);
            case 14, 15 -> new Operation.Madvise(process, map, at & -4096, 4096,
                    dice.pick(Operation.Madvise.Advice.values()));
            case 16 -> new Operation.Pagemap(process, map, at);
            case 17 -> new Operation.WriteFromMap(process, map, at, files.file(machine), dice.offset(), length);
            case 18 -> new Operation.ReadIntoMap(process, map, at, files.file(machine), dice.offset(), length);
            case 19 -> new Operation.Munmap(process, map);
            default -> failure(machine, process, map);
        };
    }

    private Operation mmap(Machine machine, String process, String map) {
        if (dice.oneIn(6))
            return new Operation.Mmap(process, map, dice.pick(RandomStack.DISKS), 0, HUGE, flags());
        return new Operation.Mmap(process, map, files.file(machine), dice.oneIn(4) ? dice.offset() & -4096 : 0,
                dice.oneIn(8) ? HUGE : Dice.SPAN, flags());
    }

    private Set<MapFlag> flags() {
        Set<MapFlag> flags = EnumSet.noneOf(MapFlag.class);
        for (MapFlag flag : MapFlag.values())
            if (dice.oneIn(5))
                flags.add(flag);
        return flags;
    }

    /** Errors that processor and administrator report, and what processes want to hear of them. */
    private Operation failure(Machine machine, String process, String map) {
        long physical = dice.pick(machine.disks()).physical().start() + dice.sector() * 512
                - (dice.oneIn(10) ? 1 << 20 : 0);
        int lsb = dice.pick(6, 8, 12, 12, 12, 13, 40);
        return switch (dice.below(10)) {
            case 0 -> new Operation.PatrolScrub(physical, lsb);
            case 1 -> new Operation.DecodeError(physical, lsb);
            case 2 -> new Operation.HardOffline(physical);
            case 3 -> new Operation.HoldDecoder(dice.oneIn(3));
            case 4, 5 -> new Operation.KillPolicy(process, dice.oneIn(3) ? "t" : "",
                    dice.pick(Operation.KillPolicy.Kill.values()));
            case 6 -> new Operation.EarlyKillDefault(dice.oneIn(2));
            default -> new Operation.MachineCheck(process, map, dice.offset(), lsb);
        };
    }
}
