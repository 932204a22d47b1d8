package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.Madvise;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;

/**
 * A walk over a whole stack, from a seed: disks of different platforms, dm devices on them and on each other, file systems on
 * both, files, processes, poison, scrubs, clears, table reloads, power cuts and boots. Nothing is asked that never could work,
 * and much that does not work now.
 */
final class RandomStack {
    private static final List<String> DISKS = List.of("pm0", "pm1", "pm2");
    private static final List<String> DEVICES = List.of("lin", "str", "top");
    private static final List<String> FILES = List.of("f", "g", "pm1:h", "lin:i", "str:j", "top:k");
    private static final List<String> PROCESSES = List.of("p1", "p2");
    private static final long DISK_BYTES = 320L << 20;
    private static final long SECTORS = DISK_BYTES / 512;
    private static final int SPAN = 64 << 10;

    private final Random random;

    RandomStack(long seed) {
        this.random = new Random(seed);
    }

    MachineSpec machine(KernelModel kernel) {
        List<MachineSpec.Disk> disks = new ArrayList<>();
        for (String name : DISKS)
            disks.add(MachineSpec.Disk.of(name, DISK_BYTES).withFirmware(pick(List.of(Firmware.values()))).withMedia(
                    MediaPolicy.DEFAULT.withDomain(pick(List.of(PersistenceDomain.values())))
                            .withFullLineStoreHeals(chance(3)).withClearMaxBytes(chance(3) ? 2048 : Long.MAX_VALUE)));
        return new MachineSpec(kernel, disks);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private long offset() {
        long value = random.nextInt(SPAN);
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> value & -512;
            default -> value & -4096;
        };
    }

    private long length() {
        return Math.max(1, offset() / 4);
    }

    /** A sector near where files tend to lie. */
    private long sector() {
        return chance(3) ? random.nextInt((int) SECTORS) : (128L << 11) + random.nextInt(4096);
    }

    Operation next(Machine machine) {
        if (!machine.isOn())
            return chance(8) ? file() : new Operation.Reboot(!chance(4));
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> file();
            case 7, 8, 9, 10, 11 -> memory();
            case 12, 13, 14 -> poison();
            case 15, 16 -> mapper();
            default -> environment();
        };
    }

    private Operation file() {
        String file = pick(FILES);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                Operation.Write.of(file, offset(), length(), new Pattern.Constant((byte) random.nextInt()));
            case 4, 5 -> new Operation.Read(file, offset(), length(), OpenMode.PLAIN);
            case 6 -> new Fallocate(pick(List.of(Fallocate.Mode.values())), file, offset(), length());
            case 7 -> new Operation.Fsync(file);
            case 8 -> new Operation.Truncate(file, offset());
            default -> new Operation.Write(pick(DISKS), sector() * 512, 4096, 4096, new Pattern.SectorNumbers(),
                    chance(2) ? OpenMode.DIRECT : OpenMode.PLAIN);
        };
    }

    private Operation memory() {
        String process = pick(PROCESSES);
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Operation.Mmap(process, "m", pick(FILES), 0, SPAN,
                    chance(4) ? Set.of(Operation.MapFlag.PRIVATE) : Set.of());
            case 2, 3 -> new Operation.Load(process, "m", offset());
            case 4 -> new Operation.Store(process, "m", offset(), (byte) random.nextInt());
            case 5 -> new Operation.Memset(process, "m", offset(), length(), (byte) 3);
            case 6 -> new Operation.Persist(process, "m", offset(), length());
            case 7 -> new Madvise(process, "m", offset() & -4096, 4096, pick(List.of(Madvise.Advice.values())));
            default -> new Operation.Munmap(process, "m");
        };
    }

    private Operation poison() {
        String disk = pick(DISKS);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Operation.PoisonMedia(disk, sector() * 512, 1 + random.nextInt(9000));
            case 3 -> new Operation.StoreBadblocks(disk, sector() + " " + (1 + random.nextInt(700)));
            case 4 -> new Operation.InjectError(disk, sector(), 1 + random.nextInt(8), chance(2), chance(2), chance(4));
            case 5 -> new Operation.ClearErrors(disk, sector(), 1 + random.nextInt(64));
            case 6 -> new Operation.ZeroOut(disk, sector() * 512, 4096);
            default -> new Operation.Scrub();
        };
    }

    private Operation mapper() {
        String name = pick(DEVICES);
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Operation.CreateDm(name, table(name));
            case 2 -> new Operation.LoadDm(name, table(name));
            case 3 -> new Operation.SuspendDm(name);
            case 4, 5 -> new Operation.ResumeDm(name);
            default -> new Operation.RemoveDm(name);
        };
    }

    private String table(String name) {
        return switch (name) {
            case "lin" -> chance(5) ? "0 %d error".formatted(SECTORS) : "0 %d linear pm1 0".formatted(SECTORS);
            case "str" -> "0 %d striped 2 %d pm1 0 pm2 0".formatted(SECTORS, 1 << 3 + random.nextInt(4));
            default -> "0 %d linear str 0".formatted(SECTORS);
        };
    }

    private Operation environment() {
        String on = pick(List.of("pm0", "pm1", "lin", "str", "top"));
        return switch (random.nextInt(12)) {
            case 0, 1 -> chance(2) ? new Operation.MakeFileSystem(on, "xfs", "-m reflink=0")
                    : new Operation.MakeFileSystem(on, "ext4", "");
            case 2, 3, 4, 5 -> new Operation.Mount(on, chance(4) ? "" : "dax=always");
            case 6 -> new Operation.Unmount(on);
            case 7 -> new Operation.DropCaches();
            case 8 -> new Operation.Rebind(pick(DISKS));
            case 9 -> new Operation.PowerCut(pick(List.of(Fate.values())), random.nextLong());
            case 10 -> new Operation.Reboot(true);
            default -> new Operation.Scrub();
        };
    }
}
