package org.daxscope.machine.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.MachineImage;

/** Ways through the tables of dm devices, down and up, however high they are stacked. All in bytes. */
final class DmPlaces {
    /** A stretch below that comes in more chunks than this above is named there as one range, from the first to the last. */
    private static final long MOST_CHUNKS = 1 << 14;
    private static final int SECTOR = 512;

    private final List<DmImage> devices;

    DmPlaces(MachineImage image) {
        this.devices = image.dmDevices();
    }

    /** Whether that is a dm device and no disk. */
    boolean has(String name) {
        return devices.stream().anyMatch(device -> device.name().equals(name));
    }

    /** Whether a dm device lies on it. */
    boolean isBelow(String name) {
        return devices.stream().flatMap(device -> device.targets().stream()).flatMap(target -> target.routes().stream())
                .anyMatch(route -> route.device().equals(name));
    }

    /** Bytes of a device, as a range of the space it stands in. */
    Span span(String device, long start, long end) {
        return new Span(has(device) ? Space.DM : Space.DISK, device, start, end);
    }

    /** All that lies below ranges of devices, those included, down to the disks. */
    Set<Span> down(List<Span> spans) {
        Set<Span> all = new LinkedHashSet<>();
        List<Span> next = new ArrayList<>(spans);
        while (!next.isEmpty()) {
            List<Span> found = new ArrayList<>();
            for (Span span : next)
                if (all.add(span) && span.space() == Space.DM)
                    below(found, span);
            next = found;
        }
        return all;
    }

    /** All that lies above ranges of devices, those included. */
    Set<Span> up(List<Span> spans) {
        Set<Span> all = new LinkedHashSet<>();
        List<Span> next = new ArrayList<>(spans);
        while (!next.isEmpty()) {
            List<Span> found = new ArrayList<>();
            for (Span span : next)
                if (all.add(span))
                    above(found, span);
            next = found;
        }
        return all;
    }

    private void below(List<Span> found, Span span) {
        for (DmImage device : devices)
            if (device.name().equals(span.name()))
                for (DmImage.Target target : device.targets())
                    for (DmImage.Route route : target.routes())
                        below(found, span, target, route);
    }

    /** What a range covers of one way down is one stretch there. */
    private void below(List<Span> found, Span span, DmImage.Target target, DmImage.Route route) {
        long from = Math.max(span.start(), target.begin() * SECTOR);
        long to = Math.min(Math.max(span.end(), span.start() + 1), target.end() * SECTOR);
        if (from >= to)
            return;
        long origin = (target.begin() + route.first()) * SECTOR;
        long start = before(route, from - origin);
        long end = before(route, to - origin);
        if (start < end)
            found.add(span(route.device(), route.start() * SECTOR + start,
                    route.start() * SECTOR + (span.length() == 0 ? start : end)));
    }

    /** Bytes of the way down that lie before a byte of the way's part of the target. */
    private static long before(DmImage.Route route, long position) {
        if (position <= 0)
            return 0;
        long chunk = route.chunk() * SECTOR;
        long stride = route.stride() * SECTOR;
        long number = position / stride;
        return number >= route.count() ? chunk * route.count()
                : number * chunk + Math.min(chunk, position % stride);
    }

    private void above(List<Span> found, Span span) {
        for (DmImage device : devices)
            for (DmImage.Target target : device.targets())
                for (DmImage.Route route : target.routes())
                    if (route.device().equals(span.name()))
                        above(found, span, device.name(), target, route);
    }

    private static void above(List<Span> found, Span span, String name, DmImage.Target target, DmImage.Route route) {
        long low = route.start() * SECTOR;
        long from = Math.max(span.start(), low) - low;
        long to = Math.min(Math.max(span.end(), span.start() + 1), route.end() * SECTOR) - low;
        if (from >= to)
            return;
        long chunk = route.chunk() * SECTOR;
        long first = from / chunk;
        long last = (to - 1) / chunk;
        long origin = (target.begin() + route.first()) * SECTOR;
        long stride = route.stride() * SECTOR;
        if (last - first >= MOST_CHUNKS)
            found.add(new Span(Space.DM, name, origin + first * stride + from % chunk,
                    origin + last * stride + (to - 1) % chunk + 1));
        else
            for (long number = first; number <= last; number++) {
                long start = Math.max(from, number * chunk) - number * chunk;
                long end = Math.min(to, (number + 1) * chunk) - number * chunk;
                found.add(new Span(Space.DM, name, origin + number * stride + start,
                        origin + number * stride + (span.length() == 0 ? start : end)));
            }
    }
}
