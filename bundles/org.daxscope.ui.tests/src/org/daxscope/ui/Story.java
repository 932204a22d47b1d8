package org.daxscope.ui;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSpec.How;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.pmem.media.MediaPolicy;

/** A session for tests: disk pm0 with a file system, its file f of 4 MiB in one extent, mapped as m by the process app. */
public final class Story {
    public static final long FILE_BYTES = 4 << 20;
    /** Where f begins on its disk; a multiple of 2 MiB, so that 2 MiB can be mapped at once. */
    public static final long FILE_START = 160 << 20;

    private Story() {
    }

    /** The workbench with this session, before its first step. */
    public static Bench opened(String kernel) throws Exception {
        Bench bench = new Bench();
        bench.start(on(kernel));
        return bench;
    }

    public static Script on(String kernel) {
        return on(kernel, "xfs");
    }

    public static Script on(String kernel, String fs) {
        FileSpec file = new FileSpec("f", "pm0", FILE_BYTES, How.WRITE, new Pattern.PageNumbers(),
                List.of(new Placement(0, FILE_START, FILE_BYTES, false)), List.of(new FileSpec.Written(0, FILE_BYTES)));
        return new Script(new Scene("story", KernelSpec.of(kernel), false,
                List.of(new RegionSpec("region0", RegionSpec.AUTOMATIC, List.of(), MediaPolicy.DEFAULT,
                        new NamespaceSpec("pm0", 786_432, 10 << 20))),
                List.of(new FileSystemSpec("pm0", fs, fs.equals("xfs") ? "-m reflink=0" : "", "dax=always")),
                List.of(file),
                List.of(new ProcessSpec("app", List.of(new ProcessSpec.Mapping("m", "f", 0, FILE_BYTES, Set.of())))),
                List.of()), List.of());
    }
}
