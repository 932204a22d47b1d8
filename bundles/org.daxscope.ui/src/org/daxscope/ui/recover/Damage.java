package org.daxscope.ui.recover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;

/**
 * What is wrong with some places on disks: lines lost, records of the disks, pages flagged; all in bytes of disks, cut to the
 * places, in ascending order for each disk.
 */
record Damage(List<Span> poison, List<Span> records, List<Span> flagged) {
    /** By an image. */
    static Damage at(List<Span> places, MachineImage image) {
        List<Span> poison = new ArrayList<>();
        List<Span> records = new ArrayList<>();
        List<Span> flagged = new ArrayList<>();
        for (DeviceImage disk : image.devices())
            for (Span place : places)
                if (place.name().equals(disk.name())) {
                    poison.addAll(cut(disk.poisoned(), place));
                    records.addAll(cut(disk.diskRecords().stream()
                            .map(record -> new Bytes(bytes(record.first()), bytes(record.end()))).toList(), place));
                    flagged.addAll(cut(disk.hwPoison(), place));
                }
        return new Damage(merged(poison), merged(records), merged(flagged));
    }

    private static long bytes(long sectors) {
        return sectors * DiskSectors.BYTES;
    }

    private static List<Span> cut(List<Bytes> ranges, Span place) {
        return ranges.stream().filter(range -> range.start() < place.end() && place.start() < range.end())
                .map(range -> Span.disk(place.name(), Math.max(range.start(), place.start()),
                        Math.min(range.end(), place.end())))
                .toList();
    }

    private static List<Span> merged(List<Span> any) {
        List<Span> sorted = new ArrayList<>(any);
        sorted.sort(Comparator.comparing(Span::name).thenComparingLong(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.name().equals(span.name()) && span.start() <= last.end())
                merged.set(merged.size() - 1,
                        Span.disk(last.name(), last.start(), Math.max(last.end(), span.end())));
            else
                merged.add(span);
        }
        return List.copyOf(merged);
    }

    /** All of it. */
    List<Span> all() {
        List<Span> all = new ArrayList<>(poison);
        all.addAll(records);
        all.addAll(flagged);
        return merged(all);
    }

    /** Bytes that are lost without a record that says so. */
    long latentBytes() {
        long known = 0;
        for (Span lost : poison)
            for (Span record : records)
                if (record.name().equals(lost.name()))
                    known += Math.max(0,
                            Math.min(lost.end(), record.end()) - Math.max(lost.start(), record.start()));
        return bytes(poison) - known;
    }

    static long bytes(List<Span> spans) {
        return spans.stream().mapToLong(Span::length).sum();
    }
}
