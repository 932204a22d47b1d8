package org.daxscope.machine.walk;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.Machine;

/** Calls on files and on whole devices. */
final class FileRequests {
    private static final List<String> NAMES = List.of("f", "g", "h");
    private static final int MIB = 1 << 20;

    private final Dice dice;

    FileRequests(Dice dice) {
        this.dice = dice;
    }

    /** A file of what is mounted, or now and then of what is not. */
    String file(Machine machine) {
        List<String> mounted = machine.mounted();
        String name = dice.pick(NAMES);
        if (mounted.isEmpty() || dice.oneIn(12))
            return dice.oneIn(2) ? name : dice.pick(RandomStack.MOUNTABLE) + ":" + name;
        return dice.pick(mounted) + ":" + name;
    }

    /** Another file of the same file system. */
    private String beside(String file) {
        return file.substring(0, file.indexOf(':') + 1) + dice.pick(NAMES);
    }

    private String device(Machine machine) {
        List<String> devices = new ArrayList<>(RandomStack.DISKS);
        machine.dmDevices().forEach(device -> devices.add(device.name()));
        machine.partitions().forEach(part -> devices.add(part.name()));
        return dice.pick(devices);
    }

    private OpenMode mode() {
        return new OpenMode(dice.oneIn(4), dice.oneIn(6), dice.oneIn(20) ? 7 : 0);
    }

    Operation next(Machine machine) {
        String file = file(machine);
        long length = dice.length();
        return switch (dice.below(30)) {
            case 0, 1, 2, 3, 4, 5, 6 -> new Operation.Write(file, dice.offset(), length,
                    dice.oneIn(12) ? length / 2 : length, new Pattern.Constant(dice.value()), mode());
            case 7, 8, 9 -> new Operation.Read(file, dice.offset(), length, mode());
            case 10, 11 -> new Fallocate(dice.pick(Fallocate.Mode.values()), file, dice.offset(), length);
            case 12 -> new Fallocate(Fallocate.Mode.PUNCH_HOLE, file, dice.offset() & -4096, length);
            case 13 -> new Operation.Truncate(file, dice.offset());
            case 14 -> new Operation.Fsync(file);
            case 15 -> new Operation.Create(file);
            case 16 -> new Operation.Unlink(file);
            case 17 -> new Operation.Rename(file, beside(file));
            case 18 -> new Operation.Reflink(file, dice.offset() & -4096, dice.oneIn(2) ? 0 : length, beside(file),
                    dice.offset() & -4096);
            case 19 -> new Operation.CopyRange(file, dice.offset(), length, beside(file), dice.offset());
            case 20 -> new Operation.SendFile(file, dice.offset(), length);
            case 21 -> new Operation.ListExtents(file);
            case 22 -> dice.oneIn(2) ? new Operation.Status(file) : new Operation.SpaceOf(dice.oneIn(3) ? "" : file);
            case 23 -> new Operation.Seek(file, dice.offset(), dice.oneIn(2));
            case 24 -> dice.oneIn(3) ? placed(file) : new Operation.Fsync(file);
            default -> onDevice(machine);
        };
    }

    /** A file of one extent somewhere, where there may be room. */
    private Operation placed(String file) {
        long at = MIB * (140L + dice.below(100));
        return new Operation.PlaceFile(file, Dice.SPAN,
                List.of(new Placement(0, at, Dice.SPAN, dice.oneIn(3))));
    }

    private Operation onDevice(Machine machine) {
        String device = device(machine);
        long at = dice.sector() * 512;
        return switch (dice.below(8)) {
            case 0, 1, 2 -> new Operation.Write(device, at, 4096, 4096, new Pattern.SectorNumbers(), mode());
            case 3, 4 -> new Operation.Read(device, at + dice.below(2) * 100, 8192, mode());
            case 5 -> new Operation.ZeroOut(device, at, 4096);
            case 6 -> new Operation.Discard(device, at, 4096);
            default -> new Operation.CloseDevice(device);
        };
    }
}
