package org.daxscope.dm;

import java.util.Optional;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.event.EventSink;

/** A device mapper over two disks A and B of 1024 pages. */
final class Mapped {
    final FakeDisk a = new FakeDisk("A", 8192);
    final FakeDisk b = new FakeDisk("B", 8192);
    final DeviceMapper mapper;
    final KernelModel kernel;

    Mapped(KernelPreset preset) {
        kernel = KernelModel.of(preset);
        mapper = new DeviceMapper(kernel, EventSink.none(), this::disk);
    }

    private Optional<Lower> disk(String name) {
        return switch (name) {
            case "A" -> Optional.of(new Lower(a, a));
            case "B" -> Optional.of(new Lower(b, b));
            case "sda" -> Optional.of(new Lower(new FakeDisk("sda", 8192), null));
            default -> Optional.empty();
        };
    }

    DmDevice device(String... lines) {
        return named("d0", lines);
    }

    DmDevice named(String name, String... lines) {
        mapper.create(name, String.join("\n", lines), taken -> false);
        a.calls.clear();
        b.calls.clear();
        return mapper.find(name).orElseThrow();
    }

    /** Pages and where they begin, or the errno. */
    static String access(DmDevice device, long pgoff, long pages) {
        return switch (device.directAccess(new DevicePage(pgoff), pages, AccessMode.NORMAL)) {
            case DirectAccess.Mapped mapped -> mapped.pages() + " at " + mapped.address().value() / 4096;
            case DirectAccess.Refused refused -> refused.errno() + " " + refused.reason().rule();
        };
    }
}
