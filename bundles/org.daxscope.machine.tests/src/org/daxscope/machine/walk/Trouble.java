package org.daxscope.machine.walk;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * A walk on one small disk with one file, on which little else happens than poison: lines and long ranges of it, storms, records
 * by hand, scrubs, machine checks, writes and clears of all sizes, at the disk's end too.
 */
final class Trouble implements Dicer {
    private static final String DISK = "pm0";
    private static final String FILE = "f";
    private static final String PROCESS = "p";
    private static final String MAP = "m";
    private static final long FILE_BYTES = 1 << 20;
    private static final long PLACE = 160L << 20;
    private static final long BYTES = 320L << 20;
    private static final List<Operation> BEGINNING = List.of(new Operation.MakeFileSystem(DISK, "ext4", ""),
            new Operation.Mount(DISK, "dax=always"),
            new Operation.PlaceFile(FILE, FILE_BYTES,
                    List.of(new Operation.PlaceFile.Placement(0, PLACE, FILE_BYTES, false))),
            new Operation.Mmap(PROCESS, MAP, FILE, 0, FILE_BYTES, Set.of()));

    private final Dice dice;
    private int done;

    Trouble(long seed) {
        dice = new Dice(seed);
    }

    @Override
    public MachineSpec machine(KernelModel kernel) {
        Provider provider = dice.oneIn(3) ? dice.pick(Provider.NFIT_NO_CLEAR, Provider.E820, Provider.NFIT_TEST)
                : Provider.NFIT;
        MediaPolicy media = MediaPolicy.DEFAULT.withFullLineStoreHeals(dice.oneIn(3))
                .withClearMaxBytes(dice.oneIn(3) ? 2048 : Long.MAX_VALUE);
        return new MachineSpec(kernel,
                List.of(MachineSpec.Disk.of(DISK, BYTES).withProvider(provider).withMedia(media)));
    }

    @Override
    public Operation next(Machine machine) {
        if (done < BEGINNING.size())
            return BEGINNING.get(done++);
        return switch (dice.below(20)) {
            case 0, 1, 2, 3 -> poison();
            case 4, 5 -> new Operation.Scrub();
            case 6, 7, 8 -> write();
            case 9, 10, 11 -> mapping();
            case 12, 13 -> raw();
            case 14 -> new Operation.ClearErrors(DISK, sector(), 1 + dice.below(40));
            case 15 -> dice.oneIn(2) ? new Operation.Rebind(DISK)
                    : new Operation.Read(DISK, sector() * 512, 512,
                            OpenMode.DIRECT);
            case 16 -> new Operation.Read(FILE, dice.offset(), dice.length(), OpenMode.PLAIN);
            case 17 -> new Operation.Fallocate(dice.pick(Fallocate.Mode.PUNCH_HOLE, Fallocate.Mode.ZERO_RANGE), FILE,
                    dice.offset(), dice.length());
            case 18 -> new Operation.InjectError(DISK, sector(), 1 + dice.below(30), dice.oneIn(2), dice.oneIn(2),
                    dice.oneIn(2));
            default -> new Operation.Mmap(PROCESS, MAP + dice.below(2), FILE, 0, FILE_BYTES, Set.of());
        };
    }

    /** A 512-byte sector of the disk: among the file's first 64 KiB, or now and then at the very end of the disk. */
    private long sector() {
        return dice.oneIn(12) ? BYTES / 512 - 1 - dice.below(32) : PLACE / 512 + dice.below(Dice.SPAN / 512);
    }

    private Operation poison() {
        return switch (dice.below(12)) {
            case 0 -> new Operation.PoisonMedia(DISK, PLACE + dice.below(Dice.SPAN), 300_000 + dice.below(300_000));
            case 1 -> new Operation.Storm(DISK, PLACE, FILE_BYTES, dice.oneIn(3) ? 700 : 30, 2, dice.number(),
                    dice.oneIn(2));
            case 2 -> new Operation.StoreBadblocks(DISK, sector() + " " + (1 + dice.below(dice.oneIn(4) ? 700 : 40)));
            case 3, 4 -> new Operation.PoisonMedia(DISK, sector() * 512, 1 + dice.below(512));
            case 5 -> new Operation.PoisonMedia(DISK, BYTES - 512 * (1 + dice.below(8)), 256);
            default -> new Operation.PoisonMedia(DISK, sector() * 512 & -256, 1 + dice.below(512 * 8));
        };
    }

    private Operation write() {
        return Operation.Write.of(FILE, dice.offset(), dice.length(), new Pattern.Constant(dice.value()));
    }

    private Operation mapping() {
        return switch (dice.below(6)) {
            case 0 -> new Operation.Store(PROCESS, MAP, dice.offset(), dice.value());
            case 1 -> new Operation.Memset(PROCESS, MAP, dice.offset(), dice.length(), dice.value());
            case 2 -> new Operation.MachineCheck(PROCESS, MAP, dice.offset(), dice.pick(6, 8, 12));
            case 3 -> new Operation.Madvise(PROCESS, MAP, dice.offset() & -4096, 4096,
                    dice.pick(Operation.Madvise.Advice.DONTNEED, Operation.Madvise.Advice.HWPOISON));
            default -> new Operation.Load(PROCESS, MAP, dice.offset());
        };
    }

    private Operation raw() {
        long start = sector();
        int sectors = dice.oneIn(2) ? 1 : 8;
        if (dice.oneIn(4))
            return new Operation.ZeroOut(DISK, Math.min(start, BYTES / 512 - sectors) * 512, sectors * 512L);
        long at = Math.min(start, BYTES / 512 - sectors) * 512;
        return new Operation.Write(DISK, at, sectors * 512L, sectors * 512L, new Pattern.SectorNumbers(),
                OpenMode.DIRECT);
    }
}
