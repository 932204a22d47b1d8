package org.daxscope.machine.scene;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.scene.ProcessSpec.Mapping;
import org.daxscope.pmem.media.MediaPolicy;

/** One disk pm0 of 512 MiB with a file "f" of 4 MiB in one extent that could be mapped by 2 MiB, mapped by "app" as "m". */
public final class TestScenes {
    public static final long FILE_BYTES = 4L << 20;
    /** Byte of the disk where the file begins. */
    public static final long FILE_START = 160L << 20;

    private TestScenes() {
    }

    public static Scene of(String kernel, String fs) {
        var namespace = new NamespaceSpec("pm0", 1 << 20, 2 << 20);
        var region = new RegionSpec("region0", RegionSpec.AUTOMATIC, List.of(new DimmSpec("nmem0", (512 + 2) << 20)),
                MediaPolicy.DEFAULT, namespace);
        var file = new FileSpec("f", "pm0", FILE_BYTES, FileSpec.How.WRITE, new Pattern.PageNumbers(),
                List.of(new Placement(0, FILE_START, FILE_BYTES, false)), List.of(new FileSpec.Written(0, FILE_BYTES)));
        var process = new ProcessSpec("app", List.of(new Mapping("m", "f", 0, FILE_BYTES, Set.of())));
        return new Scene("test", KernelSpec.of(kernel), true, List.of(region),
                List.of(new FileSystemSpec("pm0", fs, fs.equals("xfs") ? "-m reflink=0" : "", "dax=always")),
                List.of(file), List.of(process), List.of());
    }
}
