package org.daxscope.model.bridge;

import static org.daxscope.model.bridge.ToRecords.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.SegmentType;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.scene.Ageing;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.model.AgeingElement;
import org.daxscope.model.ExtentElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.KernelElement;
import org.daxscope.model.MapFlagKind;
import org.daxscope.model.MappingElement;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.PoisonElement;
import org.daxscope.model.PowerElement;
import org.daxscope.model.ProcessElement;
import org.daxscope.model.RangeElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.ByteRange;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;
import org.jspecify.annotations.Nullable;

/** A scene of the document as records. */
final class SceneRecords {
    private SceneRecords() {
    }

    static Scene scene(SceneElement scene) {
        KernelElement kernel = scene.getKernel();
        if (kernel == null)
            throw new ElementException(scene, "Scene \"" + scene.getName() + "\" has no kernel.");
        return new Scene(text(scene.getName()), kernel(kernel), scene.isInjectionPoisons(), power(scene.getPower()),
                scene.getRegions().stream().map(SceneRecords::region).toList(),
                scene.getPartitions().stream().map(SceneRecords::partition).toList(),
                scene.getDmDevices().stream().map(dm -> new DmSpec(text(dm.getName()), text(dm.getTable()))).toList(),
                scene.getFileSystems().stream().map(fs -> new FileSystemSpec(text(fs.getDisk()), text(fs.getType()),
                        text(fs.getMkfs()), text(fs.getOptions()), ageing(fs.getAgeing()))).toList(),
                scene.getFiles().stream().map(SceneRecords::file).toList(),
                scene.getProcesses().stream().map(SceneRecords::process).toList(),
                scene.getPoison().stream().map(SceneRecords::poison).toList());
    }

    private static PowerPolicy power(@Nullable PowerElement power) {
        return power == null ? PowerPolicy.USUAL : new PowerPolicy(power.isScrubs(), power.isMounts());
    }

    private static PartitionSpec partition(PartitionElement part) {
        return new PartitionSpec(text(part.getDisk()), part.getNumber(), part.getStart(), part.getSectors());
    }

    private static Ageing ageing(@Nullable AgeingElement ageing) {
        return ageing == null ? Ageing.NONE
                : new Ageing(ageing.getSeed(), ageing.getRounds(), ageing.getSmallest(),
                        ageing.getLargest(), ageing.getFill());
    }

    private static KernelSpec kernel(KernelElement kernel) {
        List<Quirk> mended = kernel.getMended().stream()
                .map(name -> Words.constant(Quirk.class, name, kernel, "a quirk")).toList();
        return new KernelSpec(text(kernel.getName()), mended);
    }

    private static RegionSpec region(RegionElement region) {
        NamespaceElement namespace = region.getNamespace();
        if (namespace == null)
            throw new ElementException(region, "Region \"" + region.getName() + "\" has no namespace.");
        return new RegionSpec(text(region.getName()), region.getPhysicalBase(),
                region.getDimms().stream().map(dimm -> new DimmSpec(text(dimm.getName()), dimm.getCapacity())).toList(),
                media(region), Provider.valueOf(region.getProvider().getName()),
                new NamespaceSpec(text(namespace.getDisk()), namespace.getSectors(), namespace.getDataOffset(),
                        config(namespace)));
    }

    private static NamespaceConfig config(NamespaceElement namespace) {
        return new NamespaceConfig(NamespaceMode.valueOf(namespace.getMode().getName()), namespace.getAlign(),
                namespace.getSectorBytes(), namespace.isMapOnMedia(),
                SegmentType.valueOf(namespace.getSegment().getName()));
    }

    private static MediaPolicy media(RegionElement region) {
        return new MediaPolicy(content(region), region.isFullLineStoreHeals(), region.getClearUnit(),
                region.getClearMaxBytes(), region.getFailing().stream().map(SceneRecords::bytes).toList(),
                PersistenceDomain.valueOf(region.getPersistence().getName()));
    }

    private static ClearContent content(RegionElement region) {
        return switch (region.getClearContent()) {
            case ZERO -> new ClearContent.Zero();
            case OLD_BYTES -> new ClearContent.OldBytes();
            case RANDOM -> new ClearContent.Random(region.getClearSeed());
        };
    }

    private static ByteRange bytes(RangeElement range) {
        try {
            return new ByteRange(range.getOffset(), range.getLength());
        } catch (IllegalArgumentException e) {
            throw new ElementException(range, "Failing range cannot be used: " + e.getMessage() + ".");
        }
    }

    private static FileSpec file(FileElement file) {
        return new FileSpec(text(file.getName()), text(file.getDisk()), file.getSize(),
                FileSpec.How.valueOf(file.getHow().getName()), fill(file),
                file.getLayout().stream().map(SceneRecords::extent).toList(),
                file.getWritten().stream().map(piece -> new FileSpec.Written(piece.getOffset(), piece.getLength()))
                        .toList());
    }

    private static Pattern fill(FileElement file) {
        try {
            return Pattern.named(text(file.getFill()));
        } catch (IllegalArgumentException e) {
            throw new ElementException(file, "File \"%s\", fill: %s.".formatted(file.getName(), e.getMessage()));
        }
    }

    private static Placement extent(ExtentElement extent) {
        return new Placement(extent.getOffset(), extent.getPhysical(), extent.getLength(), extent.isUnwritten());
    }

    private static ProcessSpec process(ProcessElement process) {
        return new ProcessSpec(text(process.getName()),
                process.getMappings().stream().map(SceneRecords::mapping).toList(),
                Kill.valueOf(process.getKillPolicy().getName()));
    }

    private static ProcessSpec.Mapping mapping(MappingElement mapping) {
        Set<MapFlag> flags = EnumSet.noneOf(MapFlag.class);
        for (MapFlagKind flag : mapping.getFlags())
            flags.add(MapFlag.valueOf(flag.getName()));
        return new ProcessSpec.Mapping(text(mapping.getName()), text(mapping.getOn()), mapping.getOffset(),
                mapping.getLength(), flags);
    }

    private static PoisonSpec poison(PoisonElement poison) {
        return new PoisonSpec(text(poison.getDisk()), poison.getOffset(), poison.getLength(), poison.isKnown());
    }
}
