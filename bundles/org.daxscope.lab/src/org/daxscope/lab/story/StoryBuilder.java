package org.daxscope.lab.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.OpenMode;
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

/** Tells a story: a machine with one disk "pm0" of 512 MiB, files on it that "app" has mapped, then steps. */
final class StoryBuilder {
    static final String DISK = "pm0";
    static final String PROCESS = "app";
    /** Where the first file lies on the disk; free in fresh file systems of either type, and at a 2 MiB boundary. */
    private static final long FIRST_FILE = 160L << 20;
    private static final long DISK_SECTORS = 1 << 20;
    private static final long LABELS = 2L << 20;

    private final String kernel;
    private final String type;
    private final List<FileSpec> files = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> narration = new ArrayList<>();
    private long nextFile = FIRST_FILE;

    StoryBuilder(String kernel, String type) {
        this.kernel = kernel;
        this.type = type;
    }

    /** A file in one extent at a 2 MiB boundary, mapped under its own name. */
    StoryBuilder file(String name, long bytes) {
        files.add(new FileSpec(name, DISK, bytes, FileSpec.How.WRITE, new Pattern.PageNumbers(),
                List.of(new Placement(0, nextFile, bytes, false)), List.of(new FileSpec.Written(0, bytes))));
        mappings.add(new Mapping(name, name, 0, bytes, Set.of()));
        nextFile += bytes;
        return this;
    }

    /** The byte of the disk behind a byte of a file, as the scene lays it out. */
    long diskByte(String file, long offset) {
        for (FileSpec spec : files)
            if (spec.name().equals(file))
                return spec.layout().getFirst().physical() + offset;
        throw new IllegalArgumentException("no file " + file);
    }

    StoryBuilder step(String title, String told, Operation... operations) {
        steps.add(new Step(title, List.of(operations)));
        narration.add(told);
        return this;
    }

    Operation poison(String file, long offset, long length) {
        return new Operation.PoisonMedia(DISK, diskByte(file, offset), length);
    }

    static Operation load(String file, long offset) {
        return new Operation.Load(PROCESS, file, offset);
    }

    static Operation store(String file, long offset, int value) {
        return new Operation.Store(PROCESS, file, offset, (byte) value);
    }

    static Operation pwrite(String file, long offset, long length) {
        return Operation.Write.of(file, offset, length, new Pattern.Constant((byte) 'W'));
    }

    static Operation pread(String file, long offset, long length) {
        return new Operation.Read(file, offset, length, OpenMode.PLAIN);
    }

    static Operation punch(String file, long offset, long length) {
        return new Operation.Fallocate(Operation.Fallocate.Mode.PUNCH_HOLE, file, offset, length);
    }

    Story tell(String id, String title, String summary, String opening, String... compareWith) {
        var region = new RegionSpec("region0", RegionSpec.AUTOMATIC,
                List.of(new DimmSpec("nmem0", DISK_SECTORS * 512 + LABELS)), MediaPolicy.DEFAULT,
                new NamespaceSpec(DISK, DISK_SECTORS, LABELS));
        Scene scene = new Scene(title, KernelSpec.of(kernel), true, List.of(region),
                List.of(new FileSystemSpec(DISK, type, type.equals("xfs") ? "-m reflink=0" : "", "dax=always")), files,
                List.of(new ProcessSpec(PROCESS, mappings)), List.of());
        return new Story(id, title, summary, opening, new Script(scene, steps), narration, List.of(compareWith));
    }
}
