package org.daxscope.ui.bench;

import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.media.MediaPolicy;

/** A disk of 16 TiB with XFS and a file on it, struck by a storm of 100,000 bad ranges, half of them known to the bus. */
public record BenchScene(Scene scene, MachineImage before, MachineImage image) {
    public static final long DISK_BYTES = 16L << 40;
    public static final int RANGES = 100_000;
    private static final long DATA_OFFSET = 2L << 20;
    private static final long FILE_BYTES = 16L << 20;
    private static final int MOST_LINES = 16;

    /** Plays the scene. */
    public static BenchScene play() {
        Scene scene = large();
        Run run = Run.of(scene);
        MachineImage before = run.machine().image();
        run.perform(Step.of(new Operation.Storm("pm0", 0, DISK_BYTES, RANGES / 2, MOST_LINES, 1, true)));
        run.perform(Step.of(new Operation.Storm("pm0", 0, DISK_BYTES, RANGES / 2, MOST_LINES, 2, false)));
        return new BenchScene(scene, before, run.machine().image());
    }

    private static Scene large() {
        NamespaceSpec namespace = new NamespaceSpec("pm0", DISK_BYTES / 512, DATA_OFFSET);
        RegionSpec region = new RegionSpec("region0", RegionSpec.AUTOMATIC,
                List.of(new DimmSpec("nmem0", DISK_BYTES + DATA_OFFSET)), MediaPolicy.DEFAULT, namespace);
        return new Scene("storm", KernelSpec.of("6.1"), true, List.of(region),
                List.of(new FileSystemSpec("pm0", "xfs", "-m reflink=0", "dax=always")),
                List.of(FileSpec.written("f", "pm0", FILE_BYTES, new Pattern.PageNumbers())), List.of(), List.of());
    }
}
