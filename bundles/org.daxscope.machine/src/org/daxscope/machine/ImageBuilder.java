package org.daxscope.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.Pte;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.disk.PmemPlatform;

/** Takes pictures of a machine. Parts that have not changed since the last picture are in both. */
final class ImageBuilder {
    private final BooleanSupplier on;
    private final List<DiskImages> disks;
    private final Mounts mounts;
    private final AddressSpaces spaces;
    private final SpaceUse use;
    private final DmImages dm;
    private final Partitions partitions;
    private final FileSystemImages fileSystems = new FileSystemImages();
    private Map<Vma, Kept<Object, MappingImage>> mappings = new LinkedHashMap<>();

    /** @param on whether the machine runs */
    ImageBuilder(BooleanSupplier on, PmemPlatform platform, Mounts mounts, AddressSpaces spaces, SpaceUse use,
            DmImages dm,
            Partitions partitions) {
        this.on = on;
        this.disks = platform.disks().stream().map(DiskImages::new).toList();
        this.mounts = mounts;
        this.spaces = spaces;
        this.use = use;
        this.dm = dm;
        this.partitions = partitions;
    }

    MachineImage build() {
        List<DeviceImage> devices = disks.stream().map(disk -> disk.device(use.of(disk.disk()))).toList();
        return new MachineImage(on.getAsBoolean(), disks.stream().map(DiskImages::region).toList(), devices,
                dm.all(), mounts(),
                fileSystems.files(mounts.mounted()), spaces.processes(), mappings(), partitions(),
                mounts.ofGuests().stream().flatMap(guest -> WindowImages.of(guest).stream()).toList());
    }

    /** The disks alone, without who uses their space: what is cheap. */
    List<DeviceImage> tables() {
        return disks.stream().map(disk -> disk.device(List.of())).toList();
    }

    private List<PartitionImage> partitions() {
        return partitions.all().stream()
                .map(part -> new PartitionImage(part.name(), part.disk().name(), part.start(), part.sectors()))
                .toList();
    }

    /** What is known of one disk. */
    DiskImages disk(String name) {
        for (DiskImages disk : disks)
            if (disk.disk().name().equals(name))
                return disk;
        throw new IllegalArgumentException("no disk \"" + name + "\"");
    }

    private List<MountImage> mounts() {
        return mounts.mounted().stream()
                .map(mount -> fileSystems.mount(mount, mounts.format(mount),
                        FileSystemImages.shown(mount.fs()).map(SpaceUse::of).orElse(List.of())))
                .toList();
    }

    private List<MappingImage> mappings() {
        Map<Vma, Kept<Object, MappingImage>> present = new LinkedHashMap<>();
        List<MappingImage> images = new ArrayList<>();
        for (Vma vma : spaces.all()) {
            var kept = mappings.getOrDefault(vma, new Kept<>());
            present.put(vma, kept);
            images.add(kept.of(vma.entriesVersion(), version -> mapping(vma)));
        }
        mappings = present;
        return images;
    }

    private static MappingImage mapping(Vma vma) {
        List<MappingImage.Entry> entries = new ArrayList<>();
        vma.entriesInOrder().forEach((page, pte) -> entries.add(new MappingImage.Entry(page * Units.PAGE,
                (long) pte.pages() * Units.PAGE, pte.writable(), backing(pte))));
        return new MappingImage(vma.process().name(), vma.name(), vma.start().value(), vma.length(),
                vma.target().on(), vma.fileOffset(), vma.flags(), entries);
    }

    private static Backing backing(Pte pte) {
        return switch (pte) {
            case Pte.Direct direct -> Backing.MEDIA;
            case Pte.Zeros zeros -> Backing.ZEROS;
            case Pte.Copy copy -> Backing.COPY;
            case Pte.Cached cached -> Backing.CACHE;
            case Pte.Lost lost -> Backing.LOST;
        };
    }
}
