package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.lab.recording.FileLayout;
import org.daxscope.lab.recording.FileSpec.How;
import org.daxscope.lab.recording.FsSpec;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.pmem.disk.PmemProfile;
import org.jspecify.annotations.Nullable;

/** What exists before the first step of a recording, as a scene that stands on its own. */
final class RecordedScene {
    private final Recording recording;
    private final PmemProfile profile;

    RecordedScene(Recording recording) {
        this.recording = recording;
        this.profile = PmemProfile.labelled(recording.profile().text());
    }

    Scene on(KernelSpec kernel) {
        FsSpec fs = recording.fs();
        List<RegionSpec> regions = new ArrayList<>();
        for (int i = 0; i < recording.devices().size(); i++)
            regions.add(region(i));
        return new Scene(recording.id(), kernel, false, regions,
                recording.dm().stream().map(dm -> new DmSpec(dm.name(), String.join("\n", dm.table()))).toList(),
                fs == null ? List.of() : List.of(fileSystem(fs)), fs == null ? List.of() : files(fs.on()), List.of(),
                List.of());
    }

    private RegionSpec region(int index) {
        var device = recording.devices().get(index);
        var namespace = new NamespaceSpec(device.name(), device.sectors(), profile.dataOffset(),
                profile.config());
        var sized = new RegionSpec("region" + index, RegionSpec.AUTOMATIC, List.of(), profile.policy(), namespace);
        return new RegionSpec(sized.name(), profile.base(index), List.of(new DimmSpec("nmem" + index, sized.bytes())),
                sized.media(), profile.provider(), namespace);
    }

    private static FileSystemSpec fileSystem(FsSpec fs) {
        return new FileSystemSpec(fs.on(), SceneBuilder.type(fs), SceneBuilder.mkfsArguments(fs), fs.mount());
    }

    private List<FileSpec> files(String disk) {
        Map<String, FileLayout> layouts = recording.layouts().stream()
                .collect(Collectors.toMap(FileLayout::name, layout -> layout, (first, second) -> first));
        return recording.files().stream().map(file -> file(file, disk, layouts.get(file.name()))).toList();
    }

    private static FileSpec file(org.daxscope.lab.recording.FileSpec file, String disk, @Nullable FileLayout layout) {
        List<Placement> placed = layout == null ? List.of() : SceneBuilder.placements(layout);
        List<FileSpec.Written> written = SceneBuilder.fillRanges(file).stream()
                .map(range -> new FileSpec.Written(range.off(), range.end() - range.off())).toList();
        return new FileSpec(file.name(), disk, file.size(), how(file.how()), Patterns.of(file.fill()), placed, written);
    }

    private static FileSpec.How how(How how) {
        return switch (how) {
            case WRITE, NONE -> FileSpec.How.WRITE;
            case PREALLOC, PREALLOC_WRITE -> FileSpec.How.PREALLOCATE;
            case TRUNCATE -> FileSpec.How.TRUNCATE;
        };
    }
}
