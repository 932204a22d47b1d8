package org.daxscope.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.Pte;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;

/** Takes pictures of a machine. Parts that have not changed since the last picture are in both. */
final class ImageBuilder {
    private final List<DiskImages> disks;
    private final Mounts mounts;
    private final AddressSpaces spaces;
    private final FileSystemImages fileSystems = new FileSystemImages();
    private Map<Vma, Kept<Object, MappingImage>> mappings = new LinkedHashMap<>();

    ImageBuilder(PmemPlatform platform, Mounts mounts, AddressSpaces spaces) {
        this.disks = platform.disks().stream().map(DiskImages::new).toList();
        this.mounts = mounts;
        this.spaces = spaces;
    }

    MachineImage build() {
        List<DeviceImage> devices = disks.stream().map(disk -> disk.device(areas(disk.disk()))).toList();
        return new MachineImage(disks.stream().map(DiskImages::region).toList(), devices, mounts(devices),
                fileSystems.files(mounts.all()), spaces.processes(), mappings());
    }

    /** What is known of one disk. */
    DiskImages disk(String name) {
        for (DiskImages disk : disks)
            if (disk.disk().name().equals(name))
                return disk;
        throw new IllegalArgumentException("no disk \"" + name + "\"");
    }

    private List<Area> areas(PmemDisk disk) {
        long size = disk.sectors() * Units.SECTOR;
        return mounts.on(disk.name()).map(fs -> FileSystemImages.areas(fs, size))
                .orElse(List.of(new Area(0, size, Use.FREE, "", -1)));
    }

    private List<MountImage> mounts(List<DeviceImage> devices) {
        List<MountImage> images = new ArrayList<>();
        for (Mounts.Mounted mount : mounts.mounted())
            for (DeviceImage device : devices)
                if (device.name().equals(mount.disk()))
                    images.add(fileSystems.mount(mount, mounts.format(mount), device.areas()));
        return images;
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
        };
    }
}
