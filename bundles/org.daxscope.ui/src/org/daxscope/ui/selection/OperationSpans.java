package org.daxscope.ui.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;

/** Where operations point: the range each names, in the address space in which it names it. */
public final class OperationSpans {
    private OperationSpans() {
    }

    /** Where on the disks they point, by the layout of an image, without repetition. */
    public static List<DiskSpan> places(List<Operation> operations, MachineImage image) {
        Places places = new Places(image);
        LinkedHashSet<DiskSpan> found = new LinkedHashSet<>();
        for (Operation operation : operations)
            for (Span span : of(operation, image))
                for (Span disk : places.down(span))
                    found.add(new DiskSpan(disk.name(), disk.start(), disk.end()));
        return List.copyOf(found);
    }

    /** The ranges of one operation; empty for one that names none, or a mapping that is not there. */
    public static List<Span> of(Operation operation, MachineImage image) {
        return switch (operation) {
            case Operation.Read o -> file(o.on(), o.offset(), o.length());
            case Operation.Write o -> file(o.on(), o.offset(), o.length());
            case Operation.Fallocate o -> file(o.on(), o.offset(), o.length());
            case Operation.Reflink o -> file(o.on(), o.offset(), o.length());
            case Operation.CopyRange o -> file(o.on(), o.offset(), o.length());
            case Operation.SendFile o -> file(o.on(), o.offset(), o.length());
            case Operation.WriteFromMap o -> file(o.on(), o.offset(), o.length());
            case Operation.ReadIntoMap o -> file(o.on(), o.offset(), o.length());
            case Operation.Mmap o -> file(o.on(), o.offset(), o.length());
            case Operation.Discard o -> disk(image, o.on(), o.offset(), o.length());
            case Operation.ZeroOut o -> disk(image, o.on(), o.offset(), o.length());
            case Operation.PoisonMedia o -> disk(image, o.disk(), o.offset(), o.length());
            case Operation.Storm o -> disk(image, o.disk(), o.offset(), o.length());
            case Operation.ClearErrors o -> sectors(o.disk(), o.sector(), o.sectors());
            case Operation.InjectError o -> sectors(o.disk(), o.sector(), o.sectors());
            default -> mapped(operation, image);
        };
    }

    private static List<Span> mapped(Operation operation, MachineImage image) {
        return switch (operation) {
            case Operation.Load o -> virtual(image, o.process(), o.map(), o.offset(), 1);
            case Operation.Store o -> virtual(image, o.process(), o.map(), o.offset(), 1);
            case Operation.Memset o -> virtual(image, o.process(), o.map(), o.offset(), o.length());
            case Operation.Msync o -> virtual(image, o.process(), o.map(), o.offset(), o.length());
            case Operation.Madvise o -> virtual(image, o.process(), o.map(), o.offset(), o.length());
            case Operation.Pagemap o -> virtual(image, o.process(), o.map(), o.offset(), 1);
            case Operation.MachineCheck o -> virtual(image, o.process(), o.map(), o.offset(), 1);
            case Operation.PatrolScrub o -> physical(image, o.physical());
            case Operation.DecodeError o -> physical(image, o.physical());
            case Operation.HardOffline o -> physical(image, o.physicalAddress());
            default -> List.of();
        };
    }

    private static List<Span> file(String name, long offset, long length) {
        return span(Space.FILE, name, offset, length);
    }

    private static List<Span> disk(MachineImage image, String name, long offset, long length) {
        return span(spaceOf(name, image), name, offset, length);
    }

    /** The space that bytes of a block device are counted in. */
    static Space spaceOf(String device, MachineImage image) {
        if (image.windows().stream().anyMatch(window -> window.name().equals(device)))
            return Space.WINDOW;
        return image.dmDevices().stream().anyMatch(dm -> dm.name().equals(device)) ? Space.DM : Space.DISK;
    }

    /** The byte of the disk that is at a physical address. */
    private static List<Span> physical(MachineImage image, long address) {
        return image.devices().stream()
                .filter(disk -> address >= disk.physicalBase()
                        && address < disk.physicalBase() + disk.sectors() * DiskSectors.BYTES)
                .flatMap(disk -> span(Space.DISK, disk.name(), address - disk.physicalBase(), 1).stream()).toList();
    }

    private static List<Span> sectors(String name, long first, long count) {
        return span(Space.DISK, name, first * DiskSectors.BYTES, count * DiskSectors.BYTES);
    }

    /** What a user may ask for need not exist: a range that cannot be is no range. */
    private static List<Span> span(Space space, String name, long start, long length) {
        return start < 0 || length < 0 || start > Long.MAX_VALUE - length
                ? List.of()
                : List.of(new Span(space, name, start, start + length));
    }

    private static List<Span> virtual(MachineImage image, String process, String map, long offset, long length) {
        List<Span> spans = new ArrayList<>();
        for (MappingImage mapping : image.mappings())
            if (mapping.process().equals(process) && mapping.name().equals(map))
                spans.addAll(span(Space.VIRTUAL, process, mapping.start() + offset, length));
        return spans;
    }
}
