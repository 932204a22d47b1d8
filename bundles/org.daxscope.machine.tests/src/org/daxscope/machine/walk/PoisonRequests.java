package org.daxscope.machine.walk;

import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;
import org.daxscope.pmem.disk.PmemDisk;

/** Poison, what tells the kernel of it, what takes it away, and the namespaces it lies in. */
final class PoisonRequests {
    private final Dice dice;

    PoisonRequests(Dice dice) {
        this.dice = dice;
    }

    Operation next(Machine machine) {
        String disk = dice.pick(RandomStack.DISKS);
        long sector = dice.sector();
        return switch (dice.below(24)) {
            case 0, 1, 2, 3, 4 -> new Operation.PoisonMedia(disk, sector * 512 + dice.below(512),
                    1 + dice.below(dice.oneIn(6) ? 400_000 : 9000));
            case 5, 6, 7 -> new Operation.StoreBadblocks(disk, sector + " " + (1 + dice.below(600)));
            case 8 -> new Operation.StoreBadblocks(disk, dice.pick("", "8", "8 0", "1 2 3", "18014398509481983 8"));
            case 9, 10 -> new Operation.InjectError(disk, sector, 1 + dice.below(20), dice.oneIn(2), dice.oneIn(2),
                    dice.oneIn(4));
            case 11 -> new Operation.Storm(disk, sector * 512, 1 << 20, dice.below(dice.oneIn(8) ? 700 : 20), 8,
                    dice.number(), dice.oneIn(2));
            case 12 -> new Operation.ClearErrors(disk, sector, 1 + dice.below(2000));
            case 13 -> commanded(machine);
            case 14 -> new Operation.RepairNamespace(disk, dice.oneIn(2));
            case 15 -> new Operation.StartScrub(disk);
            case 16 -> new Operation.WaitScrub(disk);
            case 17 -> new Operation.SetErrorScrub(disk, dice.oneIn(2));
            case 18 -> namespace();
            default -> new Operation.Scrub();
        };
    }

    private Operation commanded(Machine machine) {
        PmemDisk disk = dice.pick(machine.disks());
        long dataOffset = disk.physical().start() - disk.region().range().start();
        return new Operation.ClearErrorCommand(disk.name(), dataOffset + dice.sector() * 512 & -256,
                256L << dice.below(12), !dice.oneIn(5));
    }

    /** The last disk is the one that changes its mode; the others come and go. */
    private Operation namespace() {
        String disk = dice.oneIn(3) ? dice.pick(RandomStack.DISKS) : RandomStack.DISKS.getLast();
        return switch (dice.below(5)) {
            case 0 -> new Operation.DisableNamespace(disk, dice.oneIn(3));
            case 1, 2 -> new Operation.EnableNamespace(disk);
            default -> new Operation.ConfigureNamespace(RandomStack.DISKS.getLast(),
                    dice.pick(NamespaceMode.values()), dice.oneIn(2) ? Units.PMD : Units.PAGE,
                    dice.oneIn(2) ? 512 : 4096, dice.oneIn(2));
        };
    }
}
