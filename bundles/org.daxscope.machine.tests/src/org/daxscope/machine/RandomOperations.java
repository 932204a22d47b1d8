package org.daxscope.machine;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.Madvise;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;

/**
 * Operations by the dice, the same for the same seed and machine: mostly sensible, some at odd offsets, on odd names or
 * out of order. Looks at the machine, so that poison tends to lie under files and loads inside mappings.
 */
final class RandomOperations {
    private static final List<String> FILES = List.of("f", "g", "h");
    private static final List<String> DISKS = List.of("pm0", "pm1");
    private static final List<String> MAPS = List.of("m", "n");
    private static final long SMALL = 96 * 1024;
    private static final long LARGE = 5L << 20;
    private static final long DISK_SPAN = 4L << 20;

    private final Random random;
    private final String fs;
    private final String arguments;
    private final String options;

    RandomOperations(long seed, String fs, String arguments, String options) {
        this.random = new Random(seed);
        this.fs = fs;
        this.arguments = arguments;
        this.options = options;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The next operation for a machine in its present state. */
    Operation next(Machine machine) {
        if (machine.fileSystem().isEmpty() && !chance(5))
            return chance(6) ? new Operation.MakeFileSystem("pm0", fs, arguments) : new Operation.Mount("pm0", options);
        MachineImage image = machine.image();
        if (image.files().size() < FILES.size() && chance(3))
            return new Operation.Write(pick(FILES), offset() / 4, length(), SMALL, new Pattern.PageNumbers(),
                    OpenMode.PLAIN);
        int dice = random.nextInt(100);
        if (dice < 58)
            return onFile(image);
        if (dice < 80)
            return onMapping(image);
        if (dice < 92)
            return poison(image);
        if (dice < 96)
            return failure(image);
        return environment();
    }

    /** Errors that processor and administrator report, and what processes want to hear of them. */
    private Operation failure(MachineImage image) {
        long physical = pick(image.devices()).physicalBase() + sector(image) * 512 - (chance(10) ? 1 << 20 : 0);
        int lsb = pick(List.of(6, 8, 12, 12, 12, 13, 40));
        MappingImage mapping = image.mappings().isEmpty() ? null : pick(image.mappings());
        return switch (random.nextInt(8)) {
            case 0 -> new Operation.PatrolScrub(physical, lsb);
            case 1 -> new Operation.DecodeError(physical, lsb);
            case 2 -> new Operation.HardOffline(physical);
            case 3 -> new Operation.HoldDecoder(chance(3));
            case 4 -> new Operation.KillPolicy(chance(2) ? "p1" : "p2", chance(3) ? "t" : "",
                    pick(List.of(Operation.KillPolicy.Kill.values())));
            case 5 -> new Operation.EarlyKillDefault(chance(2));
            default -> mapping == null ? new Operation.HardOffline(physical)
                    : new Operation.MachineCheck(mapping.process(), mapping.name(), offset(), lsb);
        };
    }

    private String file(MachineImage image) {
        if (chance(12))
            return pick(DISKS);
        return image.files().isEmpty() || chance(20) ? pick(FILES) : pick(image.files()).name();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** An offset: a multiple of a page, of a sector, or any. */
    private long offset() {
        long span = chance(8) ? LARGE : SMALL;
        return aligned((long) (random.nextDouble() * span));
    }

    private long length() {
        return Math.max(1, aligned((long) (random.nextDouble() * (chance(25) ? LARGE / 2 : SMALL / 3))));
    }

    private long aligned(long value) {
        return switch (random.nextInt(5)) {
            case 0 -> value;
            case 1 -> value & -512;
            default -> value & -4096;
        };
    }

    private OpenMode mode() {
        return new OpenMode(chance(4), chance(6), chance(20) ? 7 : 0);
    }

    private Operation onFile(MachineImage image) {
        String on = file(image);
        long length = length();
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> new Operation.Write(on, offset(), length, chance(12) ? length / 2 : length,
                    new Pattern.Constant((byte) random.nextInt(256)), mode());
            case 4, 5, 6 -> new Operation.Read(on, offset(), length, mode());
            case 7, 8 -> new Fallocate(pick(List.of(Fallocate.Mode.values())), on, offset(), length);
            case 9 -> new Fallocate(Fallocate.Mode.PUNCH_HOLE, on, offset(), length);
            case 10 -> new Operation.Truncate(on, chance(3) ? 0 : offset());
            case 11 -> new Operation.Fsync(on);
            case 12 -> chance(2) ? new Operation.Create(pick(FILES)) : new Operation.Unlink(on);
            case 13 -> new Operation.Reflink(pick(FILES), aligned(offset()), chance(2) ? 0 : length, on, offset());
            case 14 -> new Operation.CopyRange(pick(FILES), offset(), length, on, offset());
            case 15 -> new Operation.SendFile(on, offset(), length);
            case 16 -> new Operation.ListExtents(on);
            case 17 -> chance(2) ? new Operation.Status(on) : new Operation.Seek(on, offset(), chance(2));
            case 18 -> chance(2) ? new Operation.Discard(on, offset(), length)
                    : new Operation.ZeroOut(pick(DISKS), offset(), length);
            default -> new Operation.Write(pick(DISKS), 1 + aligned(offset()) + random.nextInt(2) * 4095, length,
                    length, new Pattern.SectorNumbers(), mode());
        };
    }

    private Operation onMapping(MachineImage image) {
        if (image.mappings().isEmpty() || chance(6))
            return new Operation.Mmap(chance(3) ? "p2" : "p1", pick(MAPS), file(image),
                    chance(3) ? offset() & -4096 : 0, chance(6) ? LARGE : SMALL, flags());
        MappingImage mapping = pick(image.mappings());
        String process = mapping.process();
        String map = mapping.name();
        return switch (random.nextInt(12)) {
            case 0 -> new Operation.Munmap(process, map);
            case 1 -> new Operation.Msync(process, map, 0, 4096);
            case 2, 3 -> new Madvise(process, map, offset() & -4096, 4096, pick(List.of(Madvise.Advice.values())));
            case 4, 5 -> new Operation.Load(process, map, offset());
            case 6, 7 -> new Operation.Store(process, map, offset(), (byte) random.nextInt(256));
            case 8, 9 -> new Operation.Memset(process, map, offset(), length(), (byte) 7);
            case 10 -> new Operation.WriteFromMap(process, map, offset(), file(image), offset(), length());
            default -> new Operation.ReadIntoMap(process, map, offset(), file(image), offset(), length());
        };
    }

    private Set<MapFlag> flags() {
        EnumSet<MapFlag> flags = EnumSet.noneOf(MapFlag.class);
        for (MapFlag flag : MapFlag.values())
            if (chance(4))
                flags.add(flag);
        return flags;
    }

    /** A sector under a file, or now and then anywhere. */
    private long sector(MachineImage image) {
        long anywhere = (long) (random.nextDouble() * DISK_SPAN / 512);
        if (image.files().isEmpty() || chance(5))
            return anywhere;
        FileImage file = pick(image.files());
        if (file.extents().isEmpty())
            return anywhere;
        FileImage.Extent extent = pick(file.extents());
        return (extent.physical() + (long) (random.nextDouble() * extent.length())) / 512;
    }

    private Operation poison(MachineImage image) {
        long sector = sector(image);
        long sectors = 1 + random.nextInt(chance(6) ? 1200 : 12);
        return switch (random.nextInt(10)) {
            case 8 -> new Operation.Storm(pick(DISKS), aligned(offset()), 1 + length(), random.nextInt(40),
                    1 + random.nextInt(20), random.nextLong(), chance(2));
            case 9 -> new Operation.ClearErrors(pick(DISKS), sector, sectors);
            case 0, 1, 2 -> new Operation.StoreBadblocks("pm0", sector + " " + sectors);
            case 3, 4 -> new Operation.PoisonMedia("pm0", sector * 512 + random.nextInt(512), sectors * 256);
            case 5 -> new Operation.InjectError("pm0", sector, sectors % 64 + 1, chance(2), chance(2), chance(4));
            case 6 -> new Operation.Scrub();
            default -> new Operation.StoreBadblocks(pick(DISKS), pick(List.of("", "8", "-1 8", "8 0", "1 2 3",
                    "\n", "18014398509481983 8", "99999999999999999999 1")));
        };
    }

    private Operation environment() {
        return switch (random.nextInt(10)) {
            case 0 -> new Operation.Unmount();
            case 1 -> new Operation.Mount("pm0", options);
            case 2, 3, 4, 5 -> new Operation.Scrub();
            case 6 -> chance(4) ? new Operation.MakeFileSystem("pm0", fs, arguments) : new Operation.DropCaches();
            case 7 -> new Operation.Rebind(pick(DISKS));
            case 8 -> new Operation.Mount("pm1", options);
            default -> new Operation.DropCaches();
        };
    }
}
