package org.daxscope.machine.scene;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.pmem.bus.Firmware;

/** The operations that bring about what a scene says exists, in order: partitions, dm devices, file systems, files, processes, poison. */
final class SceneSetup {
    /** Bytes a filling write takes at once. */
    private static final int FILL_BYTES = 1 << 20;

    private final Scene scene;
    private final List<Operation> operations = new ArrayList<>();

    SceneSetup(Scene scene) {
        this.scene = scene;
    }

    List<Operation> operations() {
        for (PartitionSpec part : scene.partitions())
            operations.add(new Operation.CreatePartition(part.disk(), part.number(), part.start(), part.sectors()));
        scene.dmDevices().forEach(dm -> operations.add(new Operation.CreateDm(dm.name(), dm.table())));
        scene.fileSystems().stream().filter(fs -> !fs.isShare()).forEach(this::fileSystem);
        scene.files().stream().filter(file -> !isOnShare(file)).forEach(this::file);
        // A guest looks at its host's files when it mounts them.
        scene.fileSystems().stream().filter(FileSystemSpec::isShare).forEach(this::fileSystem);
        scene.files().stream().filter(this::isOnShare).forEach(this::file);
        scene.processes().forEach(this::process);
        poison();
        return List.copyOf(operations);
    }

    private boolean isOnShare(FileSpec file) {
        return scene.fileSystems().stream().anyMatch(fs -> fs.isShare() && fs.disk().equals(file.disk()));
    }

    private void fileSystem(FileSystemSpec fs) {
        operations.add(new Operation.MakeFileSystem(fs.disk(), fs.type(), fs.mkfs()));
        operations.add(new Operation.Mount(fs.disk(), fs.options()));
        Ageing ageing = fs.ageing();
        if (ageing.rounds() > 0)
            operations.add(new Operation.Age(fs.disk(), ageing.seed(), ageing.rounds(), ageing.smallest(),
                    ageing.largest(), ageing.fill()));
    }

    private void process(ProcessSpec process) {
        if (process.killPolicy() != Kill.DEFAULT)
            operations.add(new Operation.KillPolicy(process.name(), "", process.killPolicy()));
        for (ProcessSpec.Mapping map : process.mappings())
            operations.add(new Operation.Mmap(process.name(), map.name(), map.on(), map.offset(), map.length(),
                    map.flags()));
    }

    private void file(FileSpec file) {
        String name = scene.nameOf(file);
        if (file.layout().isEmpty()) {
            operations.add(new Operation.Create(name));
            switch (file.how()) {
                case WRITE -> {
                    // Writing it is what makes its space.
                }
                case PREALLOCATE ->
                    operations.add(new Operation.Fallocate(Mode.PREALLOCATE, name, 0, file.size()));
                case TRUNCATE -> operations.add(new Operation.Truncate(name, file.size()));
            }
        } else
            operations.add(new Operation.PlaceFile(name, isWrittenWhole(file) ? 0 : file.size(), file.layout()));
        for (FileSpec.Written range : file.written())
            for (long at = range.offset(); at < range.offset() + range.length(); at += FILL_BYTES)
                operations.add(Operation.Write.of(name, at,
                        Math.min(FILL_BYTES, range.offset() + range.length() - at), file.fill()));
        operations.add(new Operation.Fsync(name));
    }

    /** Then the file is as long as writing it gets; where that fails it stays short, whatever blocks it has. */
    private static boolean isWrittenWhole(FileSpec file) {
        return file.how() == FileSpec.How.WRITE && file.written().equals(List.of(new FileSpec.Written(0, file.size())));
    }

    /** Known poison is found as a kernel finds it: by a scrub, or, where no firmware can look, by what the attribute is told. */
    private void poison() {
        boolean scrub = false;
        for (PoisonSpec bad : scene.poison())
            if (bad.known()) {
                operations.add(new Operation.PoisonMedia(bad.disk(), bad.offset(), bad.length()));
                if (canScrub(bad.disk()))
                    scrub = true;
                else
                    operations.add(record(bad));
            }
        if (scrub)
            operations.add(new Operation.Scrub());
        for (PoisonSpec bad : scene.poison())
            if (!bad.known())
                operations.add(new Operation.PoisonMedia(bad.disk(), bad.offset(), bad.length()));
    }

    private boolean canScrub(String disk) {
        return scene.regions().stream().filter(region -> region.namespace().disk().equals(disk))
                .anyMatch(region -> region.provider().firmware() == Firmware.FULL);
    }

    private static Operation record(PoisonSpec bad) {
        long first = bad.offset() / Units.SECTOR;
        long end = Math.ceilDiv(bad.offset() + bad.length(), (long) Units.SECTOR);
        return new Operation.StoreBadblocks(bad.disk(), first + " " + (end - first));
    }
}
