package org.daxscope.ui.actions;

import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;

/**
 * Finds the byte of a range that is worth being touched: of a range longer than one line the first that is lost, else the first.
 * Who looks at a whole page and loads from it wants to see it fail.
 */
record FirstPoison(Scope scope) {
    /** @param range of a mapping, in bytes from its start */
    long inMapping(Span range) {
        MappingImage mapping = scope.mapping(range.name()).orElse(null);
        if (mapping == null || range.length() <= Units.LINE)
            return range.start();
        Places places = new Places(scope.image());
        Span virtual = new Span(Space.VIRTUAL, mapping.process(), mapping.start() + range.start(),
                mapping.start() + range.end());
        long first = Long.MAX_VALUE;
        for (Span disk : places.down(virtual))
            for (DeviceImage device : scope.image().devices())
                if (device.name().equals(disk.name()))
                    for (Bytes poison : hit(device.poisoned(), disk))
                        first = Math.min(first, up(places, mapping, disk.name(), poison));
        return first >= range.start() && first < range.end() ? first : range.start();
    }

    private static List<Bytes> hit(List<Bytes> poisoned, Span disk) {
        return poisoned.stream().filter(bytes -> bytes.start() < disk.end() && disk.start() < bytes.end())
                .map(bytes -> new Bytes(Math.max(bytes.start(), disk.start()), Math.min(bytes.end(), disk.end())))
                .toList();
    }

    private static long up(Places places, MappingImage mapping, String disk, Bytes poison) {
        return places.in(Space.VIRTUAL, Span.disk(disk, poison.start(), poison.end())).stream()
                .filter(span -> span.name().equals(mapping.process()) && span.start() >= mapping.start())
                .mapToLong(span -> span.start() - mapping.start()).min().orElse(Long.MAX_VALUE);
    }
}
