package org.daxscope.machine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.WindowImage;

/** Pictures of the windows of shares. */
final class WindowImages {
    private WindowImages() {
    }

    /** Empty for a share without a window. */
    static Optional<WindowImage> of(Virtiofs guest) {
        return guest.window().map(window -> new WindowImage(window.name(), guest.device().name(),
                window.physicalStart().value(), window.pageBytes(), guest.ranges().stream()
                        .map(range -> new WindowImage.Range(range.start(), range.file().subject().name(),
                                range.fileOffset(), guest.hostFile(range.file()).subject().name(), range.writable()))
                        .toList(),
                pages(window.hwpoisonPages()), pages(window.notPresentPages())));
    }

    private static List<Bytes> pages(Collection<Long> pages) {
        return pages.stream().map(page -> new Bytes(page * Units.PAGE, (page + 1) * Units.PAGE)).toList();
    }
}
