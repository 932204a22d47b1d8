package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.daxscope.fs.FileSystem;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.recording.ByteRange;
import org.daxscope.lab.recording.DmSpec;
import org.daxscope.lab.recording.FileLayout;
import org.daxscope.lab.recording.FileSpec;
import org.daxscope.lab.recording.FileSpec.How;
import org.daxscope.lab.recording.FsSpec;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.pmem.disk.PmemProfile;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Builds the machine a recording tells of: disks, file system, mount, files. Where a file lies at the start is taken from the
 * recorded layout; everything after that comes from the model.
 */
final class SceneBuilder {
    private static final int FILL_BYTES = 1 << 20;
    /** What a busybox mount returns when the kernel refuses. */
    private static final int MOUNT_FAILED = 255;

    private final Recording recording;
    private final Machine machine;
    private final JsonArray setup = new JsonArray();
    private boolean failed;

    SceneBuilder(Recording recording, KernelModel kernel, EventSink events) {
        this.recording = recording;
        List<MachineSpec.RecordedDisk> disks = recording.devices().stream()
                .map(device -> new MachineSpec.RecordedDisk(device.name(), device.sectors())).toList();
        this.machine = new Machine(
                MachineSpec.recorded(kernel, PmemProfile.labelled(recording.profile().text()), disks), events);
    }

    private Outcome perform(Operation operation) {
        return machine.perform(operation);
    }

    Machine machine() {
        return machine;
    }

    /** What setting up gave, in the recordings' format. */
    JsonArray setup() {
        return setup;
    }

    /** Whether mkfs or mount was refused. */
    boolean failed() {
        return failed;
    }

    /** Makes everything that exists before the first step. */
    void build() {
        for (DmSpec device : recording.dm())
            setup.add(create(device));
        FsSpec fs = recording.fs();
        if (fs != null && !mount(fs)) {
            failed = true;
            return;
        }
        Map<String, FileLayout> layouts = recording.layouts().stream()
                .collect(Collectors.toMap(FileLayout::name, layout -> layout, (first, second) -> first));
        for (FileSpec file : recording.files())
            setup.add(make(file, layouts.get(file.name())));
    }

    private JsonObject create(DmSpec device) {
        Outcome outcome = perform(new Operation.CreateDm(device.name(), String.join("\n", device.table())));
        JsonObject made = new JsonObject();
        made.addProperty("op", "dm_create");
        made.addProperty("name", device.name());
        JsonArray table = new JsonArray();
        device.table().forEach(table::add);
        made.add("table", table);
        made.addProperty("rc", outcome instanceof Outcome.Done ? 0 : 1);
        return made;
    }

    private boolean mount(FsSpec fs) {
        String type = type(fs);
        String arguments = mkfsArguments(fs);
        perform(new Operation.MakeFileSystem(fs.on(), type, arguments));
        JsonObject made = new JsonObject();
        made.addProperty("op", "mkfs");
        made.addProperty("type", type);
        made.addProperty("on", fs.on());
        made.addProperty("args", arguments);
        made.addProperty("rc", 0);
        setup.add(made);
        JsonObject mounted = mount(this::perform, fs.on(), fs.mount());
        setup.add(mounted);
        return mounted.get("rc").getAsInt() == 0;
    }

    /** Mounts and tells of it as the recordings do. */
    static JsonObject mount(StepPlayer.Door machine, String disk, String options) {
        Outcome outcome = machine.perform(new Operation.Mount(disk, options));
        JsonObject result = new JsonObject();
        result.addProperty("op", "mount");
        result.addProperty("on", disk);
        result.addProperty("options", options);
        result.addProperty("rc", outcome instanceof Outcome.Done ? 0 : MOUNT_FAILED);
        if (outcome instanceof Outcome.Failed failure)
            result.addProperty("out", failure.errno().text());
        return result;
    }

    static String type(FsSpec fs) {
        return fs.type() == FsSpec.Type.XFS ? "xfs" : "ext4";
    }

    /** The recorder's defaults: mkfs without reflink, and 2 MiB alignment where huge mappings are wanted. */
    static String mkfsArguments(FsSpec fs) {
        String given = fs.mkfs();
        if (fs.type() == FsSpec.Type.XFS)
            return (given == null ? "-m reflink=0" : given) + (fs.huge() ? " -d su=2m,sw=1,agcount=2" : "");
        return (given == null ? "-b 4096" : given) + (fs.huge() ? " -E stride=512,stripe_width=512" : "");
    }

    private JsonObject make(FileSpec file, @Nullable FileLayout layout) {
        if (layout == null || layout.extents().isEmpty())
            return createFile(this::perform, file);
        requireWholeBlocks(layout);
        // Where writing fails, the file stays as short as it was, whatever blocks it got.
        perform(new Operation.PlaceFile(file.name(), file.how() == How.WRITE ? 0 : file.size(), placements(layout)));
        return describe(this::perform, file, fill(this::perform, file));
    }

    static List<Placement> placements(FileLayout layout) {
        return layout.extents().stream()
                .map(e -> new Placement(e.logical(), e.physical(), roundUp(e.length()), e.isUnwritten())).toList();
    }

    private void requireWholeBlocks(FileLayout layout) {
        int block = machine.fileSystem().map(FileSystem::blockBytes).orElse(1);
        for (FileLayout.ExtentSpec extent : layout.extents())
            if (extent.logical() % block != 0 || extent.physical() % block != 0 || extent.length() == 0
                    || roundUp(extent.length()) % block != 0)
                throw new ScenarioException(recording.source(),
                        "the layout of " + layout.name() + " in whole blocks of " + block + " bytes",
                        extent.length() + " bytes at " + extent.logical() + ", on the disk at " + extent.physical());
    }

    private static long roundUp(long bytes) {
        return Math.ceilDiv(bytes, 1024L) * 1024;
    }

    /** Makes a file from nothing, by the calls the recorder made. */
    static JsonObject createFile(StepPlayer.Door machine, FileSpec file) {
        machine.perform(new Operation.Create(file.name()));
        List<Long> results = new ArrayList<>();
        if (file.how() == How.PREALLOC || file.how() == How.PREALLOC_WRITE)
            results.add(value(machine.perform(new Operation.Fallocate(Operation.Fallocate.Mode.PREALLOCATE,
                    file.name(), 0, file.size()))));
        if (file.how() == How.TRUNCATE)
            results.add(value(machine.perform(new Operation.Truncate(file.name(), file.size()))));
        results.addAll(fill(machine, file));
        return describe(machine, file, results);
    }

    private static List<Long> fill(StepPlayer.Door machine, FileSpec file) {
        List<Long> results = new ArrayList<>();
        for (ByteRange range : fillRanges(file))
            for (long at = range.off(); at < range.end(); at += FILL_BYTES)
                results.add(value(machine.perform(Operation.Write.of(file.name(), at,
                        Math.min(FILL_BYTES, range.end() - at), Patterns.of(file.fill())))));
        results.add(value(machine.perform(new Operation.Fsync(file.name()))));
        return results;
    }

    /** What is written into a file when it is made. */
    static List<ByteRange> fillRanges(FileSpec file) {
        return switch (file.how()) {
            case WRITE, PREALLOC_WRITE -> List.of(new ByteRange(0, file.size()));
            case TRUNCATE -> file.writeRanges();
            case PREALLOC, NONE -> List.of();
        };
    }

    private static long value(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done.value() : -1;
    }

    private static JsonObject describe(StepPlayer.Door machine, FileSpec file, List<Long> results) {
        JsonObject made = new JsonObject();
        made.addProperty("op", "file");
        made.addProperty("name", file.name());
        made.addProperty("size", file.size());
        JsonArray returned = new JsonArray();
        results.forEach(result -> returned.add(new JsonPrimitive(result)));
        made.add("rets", returned);
        if (machine.perform(new Operation.Status(file.name())) instanceof Outcome.FileStatus status) {
            JsonObject stat = new JsonObject();
            stat.addProperty("size", status.size());
            stat.addProperty("blocks", status.blocks());
            stat.addProperty("dax", status.dax());
            made.add("stat", stat);
        }
        if (machine.perform(new Operation.ListExtents(file.name())) instanceof Outcome.Extents extents)
            made.add("fiemap", Observations.extents(extents));
        return made;
    }
}
