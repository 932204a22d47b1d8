package org.daxscope.model.bridge;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
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
import org.daxscope.model.AllocationKind;
import org.daxscope.model.ClearContentKind;
import org.daxscope.model.DimmElement;
import org.daxscope.model.DmElement;
import org.daxscope.model.ExtentElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModeKind;
import org.daxscope.model.ProviderKind;
import org.daxscope.model.SegmentKind;
import org.daxscope.model.KernelElement;
import org.daxscope.model.KillKind;
import org.daxscope.model.MapFlagKind;
import org.daxscope.model.MappingElement;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.PersistenceKind;
import org.daxscope.model.PoisonElement;
import org.daxscope.model.PowerElement;
import org.daxscope.model.ProcessElement;
import org.daxscope.model.RangeElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;

/** A scene of the engine as part of a document. */
final class SceneElements {
    private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

    private SceneElements() {
    }

    static SceneElement scene(Scene scene) {
        SceneElement element = FACTORY.createSceneElement();
        element.setName(scene.name());
        element.setKernel(kernel(scene.kernel()));
        element.setInjectionPoisons(scene.injectionPoisons());
        element.setPower(power(scene.power()));
        scene.regions().forEach(region -> element.getRegions().add(region(region)));
        scene.partitions().forEach(part -> element.getPartitions().add(partition(part)));
        scene.dmDevices().forEach(dm -> element.getDmDevices().add(dm(dm)));
        scene.fileSystems().forEach(fs -> element.getFileSystems().add(fileSystem(fs)));
        scene.files().forEach(file -> element.getFiles().add(file(file)));
        scene.processes().forEach(process -> element.getProcesses().add(process(process)));
        scene.poison().forEach(poison -> element.getPoison().add(poison(poison)));
        return element;
    }

    private static KernelElement kernel(KernelSpec kernel) {
        KernelElement element = FACTORY.createKernelElement();
        element.setName(kernel.name());
        for (Quirk quirk : kernel.mended())
            element.getMended().add(quirk.name());
        return element;
    }

    private static PowerElement power(PowerPolicy power) {
        PowerElement element = FACTORY.createPowerElement();
        element.setScrubs(power.scrubs());
        element.setMounts(power.mounts());
        return element;
    }

    private static PartitionElement partition(PartitionSpec part) {
        PartitionElement element = FACTORY.createPartitionElement();
        element.setDisk(part.disk());
        element.setNumber(part.number());
        element.setStart(part.start());
        element.setSectors(part.sectors());
        return element;
    }

    private static RegionElement region(RegionSpec region) {
        RegionElement element = FACTORY.createRegionElement();
        element.setName(region.name());
        element.setPhysicalBase(region.physicalBase());
        region.dimms().forEach(dimm -> element.getDimms().add(dimm(dimm)));
        setMedia(element, region.media());
        element.setProvider(ProviderKind.valueOf(region.provider().name()));
        element.setNamespace(namespace(region.namespace()));
        return element;
    }

    private static void setMedia(RegionElement element, MediaPolicy media) {
        switch (media.content()) {
            case ClearContent.Zero zero -> element.setClearContent(ClearContentKind.ZERO);
            case ClearContent.OldBytes old -> element.setClearContent(ClearContentKind.OLD_BYTES);
            case ClearContent.Random random -> {
                element.setClearContent(ClearContentKind.RANDOM);
                element.setClearSeed(random.seed());
            }
        }
        element.setFullLineStoreHeals(media.fullLineStoreHeals());
        element.setPersistence(PersistenceKind.valueOf(media.domain().name()));
        element.setClearUnit(media.clearUnit());
        element.setClearMaxBytes(media.clearMaxBytes());
        media.failing().forEach(bytes -> element.getFailing().add(range(bytes.start(), bytes.length())));
    }

    private static RangeElement range(long offset, long length) {
        RangeElement element = FACTORY.createRangeElement();
        element.setOffset(offset);
        element.setLength(length);
        return element;
    }

    private static DimmElement dimm(DimmSpec dimm) {
        DimmElement element = FACTORY.createDimmElement();
        element.setName(dimm.name());
        element.setCapacity(dimm.bytes());
        return element;
    }

    private static NamespaceElement namespace(NamespaceSpec namespace) {
        NamespaceElement element = FACTORY.createNamespaceElement();
        element.setDisk(namespace.disk());
        element.setSectors(namespace.sectors());
        element.setDataOffset(namespace.dataOffset());
        NamespaceConfig config = namespace.config();
        element.setMode(ModeKind.valueOf(config.mode().name()));
        element.setAlign(config.align());
        element.setSectorBytes(config.sectorBytes());
        element.setMapOnMedia(config.mapOnMedia());
        element.setSegment(SegmentKind.valueOf(config.segment().name()));
        return element;
    }

    private static DmElement dm(DmSpec dm) {
        DmElement element = FACTORY.createDmElement();
        element.setName(dm.name());
        element.setTable(dm.table());
        return element;
    }

    private static FileSystemElement fileSystem(FileSystemSpec fs) {
        FileSystemElement element = FACTORY.createFileSystemElement();
        element.setDisk(fs.disk());
        element.setType(fs.type());
        element.setMkfs(fs.mkfs());
        element.setOptions(fs.options());
        if (!fs.ageing().equals(Ageing.NONE))
            element.setAgeing(ageing(fs.ageing()));
        return element;
    }

    private static AgeingElement ageing(Ageing ageing) {
        AgeingElement element = FACTORY.createAgeingElement();
        element.setSeed(ageing.seed());
        element.setRounds(ageing.rounds());
        element.setSmallest(ageing.smallest());
        element.setLargest(ageing.largest());
        element.setFill(ageing.fill());
        return element;
    }

    private static FileElement file(FileSpec file) {
        FileElement element = FACTORY.createFileElement();
        element.setName(file.name());
        element.setDisk(file.disk());
        element.setSize(file.size());
        element.setHow(AllocationKind.valueOf(file.how().name()));
        element.setFill(file.fill().text());
        file.layout().forEach(piece -> element.getLayout().add(extent(piece)));
        file.written().forEach(piece -> element.getWritten().add(range(piece.offset(), piece.length())));
        return element;
    }

    private static ExtentElement extent(Placement piece) {
        ExtentElement element = FACTORY.createExtentElement();
        element.setOffset(piece.offset());
        element.setPhysical(piece.physical());
        element.setLength(piece.length());
        element.setUnwritten(piece.unwritten());
        return element;
    }

    private static ProcessElement process(ProcessSpec process) {
        ProcessElement element = FACTORY.createProcessElement();
        element.setName(process.name());
        process.mappings().forEach(mapping -> element.getMappings().add(mapping(mapping)));
        element.setKillPolicy(KillKind.valueOf(process.killPolicy().name()));
        return element;
    }

    private static MappingElement mapping(ProcessSpec.Mapping mapping) {
        MappingElement element = FACTORY.createMappingElement();
        element.setName(mapping.name());
        element.setOn(mapping.on());
        element.setOffset(mapping.offset());
        element.setLength(mapping.length());
        // The set has no order of its own; the document keeps one, so that the same scene makes the same file.
        for (MapFlag flag : MapFlag.values())
            if (mapping.flags().contains(flag))
                element.getFlags().add(MapFlagKind.valueOf(flag.name()));
        return element;
    }

    private static PoisonElement poison(PoisonSpec poison) {
        PoisonElement element = FACTORY.createPoisonElement();
        element.setDisk(poison.disk());
        element.setOffset(poison.offset());
        element.setLength(poison.length());
        element.setKnown(poison.known());
        return element;
    }
}
