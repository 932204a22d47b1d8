package org.daxscope.ui.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;

/**
 * The pages to be repaired: the fewest that cover what is poisoned, recorded or flagged in the range that was chosen.
 *
 * @param on the file, or the disk when the range belongs to no file
 * @param isFile whether it is a file
 * @param chosen the range as it was chosen, in bytes of the file or disk
 * @param pages what is to be written, in the same bytes; multiples of 4096
 * @param size bytes of the file or disk
 * @param places where the pages lie on disks now
 * @param damage what is wrong there
 */
record Target(String on, boolean isFile, Span chosen, Span pages, long size, List<Span> places, Damage damage) {
    /** Empty when the range lies in no file and on no disk. */
    static Optional<Target> of(Span span, MachineImage image) {
        Places places = new Places(image);
        Optional<Span> file = places.in(Space.FILE, span).stream()
                .filter(found -> image.files().stream().anyMatch(known -> known.name().equals(found.name())))
                .findFirst();
        if (file.isPresent())
            return Optional.of(of(file.get(), true, image));
        return places.down(span).stream().findFirst()
                .map(disk -> of(Span.file(disk.name(), disk.start(), disk.end()), false, image));
    }

    private static Target of(Span chosen, boolean isFile, MachineImage image) {
        Places places = new Places(image);
        Span whole = pages(chosen);
        Span pages = whole;
        List<Span> bad = isFile ? bad(whole, image) : Damage.at(places.down(whole), image).all();
        if (!bad.isEmpty())
            pages = pages(Span.file(chosen.name(), bad.stream().mapToLong(Span::start).min().orElseThrow(),
                    bad.stream().mapToLong(Span::end).max().orElseThrow()));
        List<Span> below = places.down(pages);
        return new Target(chosen.name(), isFile, chosen, pages, size(chosen.name(), image), below,
                Damage.at(below, image));
    }

    /** What is wrong in a range of a file, in bytes of the file; extent by extent, for there may be many bad places. */
    private static List<Span> bad(Span whole, MachineImage image) {
        List<Span> bad = new ArrayList<>();
        String disk = new Places(image).down(whole).stream().findFirst().map(Span::name).orElse("");
        for (FileImage file : image.files())
            if (file.name().equals(whole.name()))
                for (FileImage.Extent extent : file.extents()) {
                    long from = Math.max(extent.offset(), whole.start());
                    long to = Math.min(extent.offset() + extent.length(), whole.end());
                    long shift = extent.physical() - extent.offset();
                    if (from < to)
                        Damage.at(List.of(Span.disk(disk, from + shift, to + shift)), image).all().forEach(
                                span -> bad.add(Span.file(file.name(), span.start() - shift, span.end() - shift)));
                }
        return bad;
    }

    private static Span pages(Span bytes) {
        return Span.file(bytes.name(), Units.pageFloor(bytes.start()),
                Math.max(Units.pageFloor(bytes.start()) + Units.PAGE, Units.pageCeil(bytes.end())));
    }

    private static long size(String name, MachineImage image) {
        return image.files().stream().filter(file -> file.name().equals(name)).mapToLong(FileImage::size).findFirst()
                .orElseGet(() -> image.devices().stream().filter(disk -> disk.name().equals(name))
                        .mapToLong(disk -> disk.sectors() * Units.SECTOR).findFirst().orElse(0));
    }

    /** Whether writing whole pages makes the file longer, so that it must be cut back. */
    boolean growsFile() {
        return isFile && pages.end() > size;
    }

    /** Bytes that can still be read, and are overwritten with their pages. */
    long healthyBytes() {
        return Math.max(0, pages.length() - Damage.bytes(damage.poison()));
    }
}
