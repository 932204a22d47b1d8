package org.daxscope.ui;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.ProcessSpec.Mapping;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.media.MediaPolicy;

/** A session of the user's own: disk pm0 with xfs, on it "f" of 4 MiB, 2 MiB-mappable, mapped by "app" as "m". */
public final class OwnScene {
    public static final long FILE_BYTES = 4L << 20;
    /** Byte of the disk where the file begins. */
    public static final long FILE_START = 160L << 20;
    public static final long DISK_BYTES = 512L << 20;

    private OwnScene() {
    }

    public static Scene scene() {
        var namespace = new NamespaceSpec("pm0", DISK_BYTES / 512, 2 << 20);
        var region = new RegionSpec("region0", RegionSpec.AUTOMATIC, List.of(new DimmSpec("nmem0", (512 + 2) << 20)),
                MediaPolicy.DEFAULT, namespace);
        var file = new FileSpec("f", "pm0", FILE_BYTES, FileSpec.How.WRITE, new Pattern.PageNumbers(),
                List.of(new Placement(0, FILE_START, FILE_BYTES, false)), List.of(new FileSpec.Written(0, FILE_BYTES)));
        var process = new ProcessSpec("app", List.of(new Mapping("m", "f", 0, FILE_BYTES, Set.of())));
        return new Scene("own", KernelSpec.of("6.1"), true, List.of(region),
                List.of(new FileSystemSpec("pm0", "xfs", "-m reflink=0", "dax=always")), List.of(file),
                List.of(process), List.of());
    }

    public static Script with(Operation... operations) {
        return new Script(scene(), List.of(operations).stream().map(Step::of).toList());
    }

    /** Begins a session with these steps, and performs them all. */
    public static Bench played(Operation... operations) throws Exception {
        Bench bench = new Bench();
        bench.start(with(operations));
        bench.session().runAll();
        bench.settle();
        return bench;
    }
}
