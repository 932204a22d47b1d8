package org.daxscope.model.check;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.model.ModelPackage.Literals;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.SceneElement;

/** Partitions that fdisk would make: on a disk, inside of it, not over one another. */
final class PartitionCheck {
    private static final int MOST = Operation.CreatePartition.MOST;

    private final SceneElement scene;
    private final Disks disks;
    private final Findings findings;

    private PartitionCheck(SceneElement scene, Disks disks, Findings findings) {
        this.scene = scene;
        this.disks = disks;
        this.findings = findings;
    }

    static void check(SceneElement scene, Disks disks, Findings findings) {
        PartitionCheck check = new PartitionCheck(scene, disks, findings);
        List<PartitionElement> before = new ArrayList<>();
        for (PartitionElement part : scene.getPartitions())
            if (check.stands(part)) {
                check.apart(part, before);
                before.add(part);
            }
        before.forEach(check::aligned);
        scene.getFileSystems().stream()
                .filter(fs -> before.stream().anyMatch(part -> part.getDisk().equals(fs.getDisk())))
                .forEach(fs -> findings.error(fs, Literals.FILE_SYSTEM_ELEMENT__DISK,
                        "The file system of \"%s\" would be over the disk's partitions; expected one on a partition."
                                .formatted(fs.getDisk()),
                        Fix.set("Put it on \"%s\"".formatted(first(before, fs.getDisk())), fs,
                                Literals.FILE_SYSTEM_ELEMENT__DISK, first(before, fs.getDisk()))));
    }

    private static String first(List<PartitionElement> parts, String disk) {
        return parts.stream().filter(part -> part.getDisk().equals(disk)).findFirst().map(Disks::name).orElseThrow();
    }

    private boolean stands(PartitionElement part) {
        Fix remove = Fix.remove("Remove the partition", part);
        if (!disks.media().contains(String.valueOf(part.getDisk()))) {
            findings.error(part, Literals.PARTITION_ELEMENT__DISK,
                    "A partition is on disk \"%s\", which is not there; %s."
                            .formatted(part.getDisk(), disks.knownMedia()),
                    remove);
            return false;
        }
        if (disks.characters().contains(part.getDisk())) {
            findings.error(part, Literals.PARTITION_ELEMENT__DISK,
                    "A partition is on \"%s\", which is a character device in this mode and has none."
                            .formatted(part.getDisk()),
                    remove);
            return false;
        }
        if (part.getNumber() < 1 || part.getNumber() > MOST) {
            findings.error(part, Literals.PARTITION_ELEMENT__NUMBER,
                    "Partition %d of disk \"%s\": expected a primary one, 1 to %d.".formatted(part.getNumber(),
                            part.getDisk(), MOST),
                    Fix.set("Make it number " + free(part.getDisk()), part, Literals.PARTITION_ELEMENT__NUMBER,
                            free(part.getDisk())),
                    remove);
            return false;
        }
        return fits(part, remove);
    }

    private int free(String disk) {
        for (int number = 1; number <= MOST; number++) {
            int wanted = number;
            if (scene.getPartitions().stream()
                    .noneMatch(part -> disk.equals(part.getDisk()) && part.getNumber() == wanted))
                return number;
        }
        return 1;
    }

    private boolean fits(PartitionElement part, Fix remove) {
        long sectors = disks.size(part.getDisk()) / Units.SECTOR;
        long start = part.getStart();
        long length = part.getSectors() == 0 ? sectors - start : part.getSectors();
        if (start >= 1 && start < sectors && length >= 1 && length <= sectors - start)
            return true;
        findings.error(part, Literals.PARTITION_ELEMENT__START,
                "Partition \"%s\" has sectors [%d, +%d) of disk \"%s\"; expected 1 or more of its %d sectors of 512 bytes behind the first."
                        .formatted(Disks.name(part), start, part.getSectors(), part.getDisk(), sectors),
                remove);
        return false;
    }

    private void apart(PartitionElement part, List<PartitionElement> before) {
        for (PartitionElement other : before)
            if (other.getDisk().equals(part.getDisk()))
                if (other.getNumber() == part.getNumber())
                    findings.error(part, Literals.PARTITION_ELEMENT__NUMBER,
                            "Disk \"%s\" has a partition %d already.".formatted(part.getDisk(), part.getNumber()),
                            Fix.set("Make it number " + free(part.getDisk()), part,
                                    Literals.PARTITION_ELEMENT__NUMBER, free(part.getDisk())));
                else
                    if (part.getStart() < end(other) && other.getStart() < end(part))
                        findings.error(part, Literals.PARTITION_ELEMENT__START,
                                "Partition \"%s\" begins at sector %d of disk \"%s\" and lies over \"%s\"."
                                        .formatted(Disks.name(part), part.getStart(), part.getDisk(),
                                                Disks.name(other)),
                                Fix.remove("Remove the partition", part));
    }

    private long end(PartitionElement part) {
        return part.getSectors() == 0 ? disks.size(part.getDisk()) / Units.SECTOR : part.getStart() + part.getSectors();
    }

    /** Nobody may use DAX on a partition whose pages are no pages of its disk. Semantics 12.2. */
    private void aligned(PartitionElement part) {
        if (part.getStart() % Units.PAGE_SECTORS != 0)
            findings.warning(part, Literals.PARTITION_ELEMENT__START,
                    "Partition \"%s\" begins at sector %d of its disk, inside a page: there is no DAX on it.".formatted(
                            Disks.name(part), part.getStart()),
                    Fix.set("Begin at sector " + aligned(part.getStart()), part, Literals.PARTITION_ELEMENT__START,
                            aligned(part.getStart())));
    }

    private static long aligned(long start) {
        return start < PartitionSpec.USUAL_START ? PartitionSpec.USUAL_START
                : Math.ceilDiv(start, (long) Units.PAGE_SECTORS) * Units.PAGE_SECTORS;
    }
}
