package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.check.CutCheck.Page;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.pmem.media.MediaPolicy;

/** The scene of all model checks: XFS with two files of 64 KiB side by side on one disk, and poison that the kernel knows. */
public final class CheckScenes {
    public static final String DISK = "pm0";
    public static final String FILE = "f";
    public static final String OTHER = "g";
    public static final String READER = "reader";
    public static final String MAP = "m";
    /** Byte of the disk where the first file lies; the other follows it. */
    public static final long PLACE = 160L << 20;
    private static final long FILE_BYTES = 64 << 10;
    private static final long SECTORS = 1 << 20;
    private static final long LABELS = 2L << 20;

    private CheckScenes() {
    }

    /**
     * The scene.
     *
     * @param poison bytes from the first file's start that are bad, length of them
     * @param known whether the kernel has found them
     */
    public static Scene scene(KernelPreset kernel, long poison, long length, boolean known) {
        RegionSpec region = new RegionSpec("region0", RegionSpec.AUTOMATIC,
                List.of(new DimmSpec("nmem0", SECTORS * Units.SECTOR + LABELS)), MediaPolicy.DEFAULT,
                new NamespaceSpec(DISK, SECTORS, LABELS));
        return new Scene("model check", KernelSpec.of(kernel.name()), true, List.of(region),
                List.of(new FileSystemSpec(DISK, "xfs", "-m reflink=0", "dax=always")),
                List.of(file(FILE, PLACE), file(OTHER, PLACE + FILE_BYTES)),
                List.of(new ProcessSpec(READER, List.of(new ProcessSpec.Mapping(MAP, FILE, 0, FILE_BYTES, Set.of())))),
                List.of(new PoisonSpec(DISK, PLACE + poison, length, known)));
    }

    private static FileSpec file(String name, long place) {
        return new FileSpec(name, DISK, FILE_BYTES, FileSpec.How.WRITE, new Pattern.PageNumbers(),
                List.of(new Placement(0, place, FILE_BYTES, false)), List.of(new FileSpec.Written(0, FILE_BYTES)));
    }

    public static Operation write(String file, long page, long pages, char content) {
        return Operation.Write.of(file, page * Units.PAGE, pages * Units.PAGE, new Pattern.Constant((byte) content));
    }

    public static Operation read(String file, long page, long pages) {
        return new Operation.Read(file, page * Units.PAGE, pages * Units.PAGE, OpenMode.PLAIN);
    }

    /** O_DIRECT write to the disk, where a page of the first file lies. */
    public static Operation rawWrite(long page, char content) {
        return new Operation.Write(DISK, PLACE + page * Units.PAGE, Units.PAGE, Units.PAGE,
                new Pattern.Constant((byte) content), OpenMode.DIRECT);
    }

    public static Operation rawRead(long page) {
        return new Operation.Read(DISK, PLACE + page * Units.PAGE, Units.PAGE, OpenMode.DIRECT);
    }

    public static Operation load(long page) {
        return new Operation.Load(READER, MAP, page * Units.PAGE);
    }

    /**
     * A step whose cuts are tabled.
     *
     * @param title what it is about
     * @param badPages pages from page 1 of the file on that are bad and known
     * @param step what is done
     * @param pages looked at, from page 1 on
     */
    record Cut(String title, int badPages, List<Operation> step, int pages) {
        CutCheck on(KernelPreset kernel) {
            Scene scene = scene(kernel, Units.PAGE, (long) badPages * Units.PAGE, true);
            return new CutCheck(new Script(scene, List.of()), step,
                    IntStream.rangeClosed(1, pages).mapToObj(page -> new Page(FILE, page)).toList());
        }
    }

    static List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut("pwrite of one bad page", 1, List.of(write(FILE, 1, 1, 'W')), 1));
        cuts.add(new Cut("pwrite of four bad pages", 4, List.of(write(FILE, 1, 4, 'W')), 4));
        cuts.add(new Cut("O_DIRECT write of one bad page to the disk", 1, List.of(rawWrite(1, 'W')), 1));
        cuts.add(new Cut("hole punched over one bad page, written again, fsync", 1,
                List.of(new Operation.Fallocate(Mode.PUNCH_HOLE, FILE, Units.PAGE, Units.PAGE),
                        write(FILE, 1, 1, 'W'), new Operation.Fsync(FILE)),
                1));
        return cuts;
    }
}
