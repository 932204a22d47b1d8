package org.daxscope.machine.check;

import static org.daxscope.machine.check.Circumstance.BLAST_RADIUS;
import static org.daxscope.machine.check.Circumstance.FALSE_ALARM;
import static org.daxscope.machine.check.Circumstance.FLAGGED_BY_HAND;
import static org.daxscope.machine.check.Circumstance.HEALED;
import static org.daxscope.machine.check.Circumstance.MAPPED_AGAIN;
import static org.daxscope.machine.check.Circumstance.NOBODY_TO_SIGNAL;
import static org.daxscope.machine.check.Circumstance.NO_FIRMWARE;
import static org.daxscope.machine.check.Circumstance.ONLY_TOLD;
import static org.daxscope.machine.check.Circumstance.RAW_CLEAR;
import static org.daxscope.machine.check.Circumstance.TABLE_FULL;
import static org.daxscope.machine.check.Circumstance.UNDISCOVERED;

import java.util.EnumSet;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;

/** Which circumstances an operation can bring about, by what it does and to what. */
final class Bringers {
    private Bringers() {
    }

    static Set<Circumstance> of(Operation operation) {
        return switch (operation) {
            case Operation.PoisonMedia poison -> EnumSet.of(UNDISCOVERED);
            case Operation.InjectError inject ->
                inject.undo() ? EnumSet.of(HEALED) : EnumSet.of(UNDISCOVERED, TABLE_FULL, FALSE_ALARM);
            case Operation.Storm storm -> EnumSet.of(UNDISCOVERED, TABLE_FULL, ONLY_TOLD);
            case Operation.StoreBadblocks store -> EnumSet.of(ONLY_TOLD, TABLE_FULL);
            // What a scrub tells is as old as its beginning.
            case Operation.Scrub scrub -> EnumSet.of(TABLE_FULL, UNDISCOVERED, HEALED);
            case Operation.WaitScrub scrub -> EnumSet.of(TABLE_FULL, UNDISCOVERED, HEALED);
            case Operation.ClearErrors clear -> EnumSet.of(RAW_CLEAR, HEALED);
            case Operation.ClearErrorCommand clear -> EnumSet.of(RAW_CLEAR, HEALED);
            case Operation.RepairNamespace repair -> EnumSet.of(RAW_CLEAR, HEALED, UNDISCOVERED, TABLE_FULL);
            case Operation.PatrolScrub check -> EnumSet.of(FALSE_ALARM, TABLE_FULL, NOBODY_TO_SIGNAL);
            case Operation.DecodeError check -> EnumSet.of(FALSE_ALARM, TABLE_FULL);
            case Operation.HoldDecoder hold -> EnumSet.of(FALSE_ALARM, TABLE_FULL);
            case Operation.MachineCheck check ->
                EnumSet.of(FALSE_ALARM, TABLE_FULL, MAPPED_AGAIN, NOBODY_TO_SIGNAL);
            case Operation.HardOffline offline -> EnumSet.of(FLAGGED_BY_HAND, NOBODY_TO_SIGNAL);
            case Operation.Madvise advice -> EnumSet.of(FLAGGED_BY_HAND, MAPPED_AGAIN, NOBODY_TO_SIGNAL, TABLE_FULL);
            default -> rest(operation);
        };
    }

    private static Set<Circumstance> rest(Operation operation) {
        return switch (operation) {
            case Operation.Mmap map -> EnumSet.of(MAPPED_AGAIN);
            case Operation.Load load -> EnumSet.of(MAPPED_AGAIN, NOBODY_TO_SIGNAL, TABLE_FULL);
            case Operation.Store store -> stores(MAPPED_AGAIN);
            case Operation.Memset store -> stores(MAPPED_AGAIN);
            case Operation.WriteFromMap write -> stores(MAPPED_AGAIN);
            case Operation.ReadIntoMap read -> stores(MAPPED_AGAIN);
            // Tables are in RAM; what fills them anew is the bus, and what is healed stays on its list.
            case Operation.PowerCut cut -> EnumSet.of(UNDISCOVERED);
            case Operation.Reboot boot -> stores(UNDISCOVERED);
            case Operation.Rebind bind -> EnumSet.of(UNDISCOVERED, TABLE_FULL, HEALED);
            case Operation.EnableNamespace enable -> EnumSet.of(UNDISCOVERED, TABLE_FULL, HEALED);
            case Operation.ConfigureNamespace configure -> stores(UNDISCOVERED);
            default -> stores();
        };
    }

    /** What writes may write over lines of poison, known or not, whole or in part. */
    private static Set<Circumstance> stores(Circumstance... more) {
        Set<Circumstance> all = EnumSet.of(HEALED, NO_FIRMWARE, BLAST_RADIUS, TABLE_FULL, NOBODY_TO_SIGNAL);
        all.addAll(Set.of(more));
        return all;
    }
}
