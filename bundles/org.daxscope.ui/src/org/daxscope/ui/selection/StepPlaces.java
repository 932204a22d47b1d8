package org.daxscope.ui.selection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.lab.recording.FileStep;
import org.daxscope.lab.recording.MappingStep;
import org.daxscope.lab.recording.PoisonStep;
import org.daxscope.lab.recording.StepInput;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;

/** Finds where on the disks the inputs of a step point, by the layout of an image. */
public final class StepPlaces {
    private final MachineImage image;
    private final List<DiskSpan> found = new ArrayList<>();

    private StepPlaces(MachineImage image) {
        this.image = image;
    }

    /** The places in ascending order of file or disk; empty when the step names none, or none that exists any more. */
    public static List<DiskSpan> of(StepInput input, MachineImage image) {
        StepPlaces places = new StepPlaces(image);
        if (input instanceof PoisonStep poison)
            places.poison(poison);
        else
            if (input instanceof FileStep file)
                places.file(file);
            else
                if (input instanceof MappingStep mapping)
                    places.mapping(mapping);
        return List.copyOf(places.found);
    }

    private void poison(PoisonStep step) {
        switch (step) {
            case PoisonStep.Inject inject -> place(inject.place());
            case PoisonStep.NdctlInject inject -> place(inject.place());
            case PoisonStep.InjectMany many -> sectors(many.dev(), many.start(),
                    (many.count() - 1) * many.stride() + many.len());
            case PoisonStep.Hwpoison hwpoison -> mapped(hwpoison.map(), null, hwpoison.off(), 1);
            case PoisonStep.Mce mce -> mapped(mce.map(), null, mce.off(), 1);
            case PoisonStep.MceSw mce -> mapped(mce.map(), null, mce.off(), 1);
            case PoisonStep.InjectRaw raw -> {}
            case PoisonStep.NdctlStatus status -> {}
        }
    }

    private void place(PoisonStep.Place place) {
        switch (place) {
            case PoisonStep.Sectors sectors -> sectors(sectors.dev(), sectors.sector(), sectors.len());
            case PoisonStep.Bytes bytes -> bytes(bytes.on(), bytes.off(), bytes.bytes());
        }
    }

    private void file(FileStep step) {
        switch (step) {
            case FileStep.Read read -> bytes(read.on(), read.off(), read.len());
            case FileStep.Write write -> bytes(write.on(), write.off(), write.len());
            case FileStep.Writev write -> bytes(write.on(), write.off(), write.len());
            case FileStep.WriteFault write -> bytes(write.on(), write.off(), write.len());
            case FileStep.ReadAll read -> bytes(read.on(), read.off(), read.len());
            case FileStep.WriteAll write -> bytes(write.on(), write.off(), write.len());
            case FileStep.Punch punch -> bytes(punch.on(), punch.off(), punch.len());
            case FileStep.Zero zero -> bytes(zero.on(), zero.off(), zero.len());
            case FileStep.Prealloc prealloc -> bytes(prealloc.on(), prealloc.off(), prealloc.len());
            case FileStep.Sum sum -> bytes(sum.on(), sum.off(), sum.len());
            case FileStep.Reflink reflink -> bytes(reflink.on(), reflink.off(), reflink.len());
            case FileStep.CopyRange copy -> bytes(copy.on(), copy.off(), copy.len());
            case FileStep.SendFile send -> bytes(send.on(), send.off(), send.len());
            case FileStep.BlkDiscard discard -> bytes(discard.on(), discard.off(), discard.len());
            case FileStep.BlkZeroout zeroout -> bytes(zeroout.on(), zeroout.off(), zeroout.len());
            case FileStep.ProbeSectors probe -> sectors(probe.on(), probe.start(), probe.end() - probe.start());
            default -> {}
        }
    }

    private void mapping(MappingStep step) {
        switch (step) {
            case MappingStep.Load load -> mapped(load.map(), load.on(), load.off(), 1);
            case MappingStep.Store store -> mapped(store.map(), store.on(), store.off(), 1);
            case MappingStep.Scan scan -> mapped(scan.map(), scan.on(), scan.off(), scan.len());
            case MappingStep.Memset memset -> mapped(memset.map(), memset.on(), memset.off(), memset.len());
            case MappingStep.Mmap mmap -> bytes(mmap.on(), mmap.off(), mmap.len());
            case MappingStep.Msync msync -> mapped(msync.map(), null, msync.off(), msync.len());
            case MappingStep.Madvise madvise -> mapped(madvise.map(), null, madvise.off(), madvise.len());
            case MappingStep.WriteFromMap write -> bytes(write.on(), write.off(), write.len());
            case MappingStep.ReadIntoMap read -> bytes(read.on(), read.off(), read.len());
            case MappingStep.Pagemap pagemap -> mapped(pagemap.map(), null, pagemap.off(), 1);
            case MappingStep.Munmap munmap -> {}
        }
    }

    private void mapped(@Nullable String map, @Nullable String on, long offset, long length) {
        if (on != null && map == null)
            bytes(on, offset, length);
        for (MappingImage mapping : image.mappings())
            if (mapping.name().equals(map))
                bytes(mapping.file(), mapping.fileOffset() + offset, length);
    }

    private void sectors(String device, long first, long count) {
        found.add(new DiskSpan(device, first * DiskSectors.BYTES, (first + count) * DiskSectors.BYTES));
    }

    /** Bytes of a file, wherever its extents put them, or of a disk. */
    private void bytes(String on, long offset, long length) {
        for (DeviceImage device : image.devices()) {
            if (device.name().equals(on))
                found.add(new DiskSpan(on, offset, offset + length));
            for (Area area : device.areas())
                if (area.owner().equals(on) && area.fileOffset() >= 0)
                    extent(device.name(), area, offset, offset + length);
        }
    }

    private void extent(String device, Area area, long from, long to) {
        long shift = area.start() - area.fileOffset();
        long start = Math.max(area.start(), from + shift);
        long end = Math.min(area.end(), to + shift);
        if (start < end)
            found.add(new DiskSpan(device, start, end));
    }
}
