package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.scene.Step;
import org.jspecify.annotations.Nullable;

/** What a step changed, told by the state before and after it: "record [16, +8) of pm0 removed". */
final class ImageChanges {
    private final MachineImage before;
    private final MachineImage after;
    private final Step step;
    private final List<String> words = new ArrayList<>();

    ImageChanges(MachineImage before, MachineImage after, Step step) {
        this.before = before;
        this.after = after;
        this.step = step;
    }

    List<String> words() {
        for (int i = 0; i < after.devices().size(); i++)
            device(before.devices().get(i), after.devices().get(i));
        windows();
        Map<String, FileImage> old = new HashMap<>();
        before.files().forEach(file -> old.put(file.name(), file));
        for (FileImage file : after.files())
            file(old.remove(file.name()), file);
        before.files().stream().filter(file -> old.containsKey(file.name()))
                .forEach(gone -> words.add("file " + gone.name() + " gone"));
        mappings();
        return List.copyOf(words);
    }

    private void device(DeviceImage old, DeviceImage now) {
        String name = now.name();
        Difference media = Difference.between(old.poisoned(), now.poisoned());
        long cleared = bytes(media.removed());
        long poisoned = bytes(media.added());
        if (cleared > 0)
            words.add("poison cleared (" + Phrases.count(cleared / Units.LINE, "line") + " of 256 bytes on " + name
                    + ")");
        if (poisoned > 0)
            words.add(Phrases.count(poisoned / Units.LINE, "line") + " of 256 bytes poisoned on " + name);
        records(sectors(old.diskRecords()), sectors(now.diskRecords()), " of " + name);
        records(sectors(old.regionRecords()), sectors(now.regionRecords()), " of the region of " + name);
        busRanges(old.busRanges(), now.busRanges(), name);
        pages(old.hwPoison(), now.hwPoison(), name, "HWPoison set on ", "HWPoison taken off ");
        pages(old.notPresent(), now.notPresent(), name, "kernel map dropped for ", "kernel map restored for ");
    }

    /** Of a guest that has them before and after. */
    private void windows() {
        for (WindowImage now : after.windows())
            before.windows().stream().filter(old -> old.name().equals(now.name())).forEach(old -> window(old, now));
    }

    private void window(WindowImage old, WindowImage now) {
        String name = "the window of " + now.name();
        long others = now.ranges().stream().filter(range -> !old.ranges().contains(range)).count();
        if (old.ranges().size() != now.ranges().size())
            words.add("ranges of " + name + " that show a file from " + old.ranges().size() + " to "
                    + now.ranges().size());
        else
            if (others > 0)
                words.add(Phrases.count(others, "range") + " of " + name + (writable(old) < writable(now)
                        ? " writable from now on"
                        : " showing something else"));
        pages(old.hwPoison(), now.hwPoison(), name, "HWPoison set by the guest on ",
                "HWPoison taken by the guest off ");
        pages(old.notPresent(), now.notPresent(), name, "guest's kernel map dropped for ",
                "guest's kernel map restored for ");
    }

    private static long writable(WindowImage window) {
        return window.ranges().stream().filter(WindowImage.Range::writable).count();
    }

    private void records(List<Bytes> old, List<Bytes> now, String where) {
        Difference records = Difference.between(old, now);
        if (!records.removed().isEmpty())
            words.add(listed(records.removed()) + where + " removed");
        if (!records.added().isEmpty())
            words.add(listed(records.added()) + where + " added");
    }

    private static String listed(List<Bytes> sectors) {
        return (sectors.size() == 1 ? "record " : "records ") + Phrases.few(sectors.stream()
                .map(range -> Phrases.range(range.start(), range.end() - range.start())).toList(), ", ");
    }

    private static List<Bytes> sectors(List<DiskSectors> records) {
        return records.stream().map(record -> new Bytes(record.first(), record.end())).toList();
    }

    private void busRanges(List<Bytes> old, List<Bytes> now, String disk) {
        Difference list = Difference.between(old, now);
        long forgotten = bytes(list.removed());
        long added = bytes(list.added());
        if (forgotten > 0)
            words.add("bus forgets " + Phrases.count(forgotten, "byte") + " of " + disk);
        if (added > 0)
            words.add("bus lists " + Phrases.count(added, "more byte") + " of " + disk);
    }

    private void pages(List<Bytes> old, List<Bytes> now, String disk, String set, String taken) {
        Difference flagged = Difference.between(old, now);
        long fewer = bytes(flagged.removed()) / Units.PAGE;
        long more = bytes(flagged.added()) / Units.PAGE;
        if (more > 0)
            words.add(set + Phrases.count(more, "page") + " of " + disk);
        if (fewer > 0)
            words.add(taken + Phrases.count(fewer, "page") + " of " + disk);
    }

    private void file(@Nullable FileImage old, FileImage now) {
        if (old == null) {
            words.add("file " + now.name() + " made");
            return;
        }
        if (old.size() != now.size())
            words.add("size of " + now.name() + " from " + old.size() + " to " + Phrases.count(now.size(), "byte"));
        if (!old.extents().equals(now.extents()))
            words.add(old.extents().size() == now.extents().size()
                    ? "extents of " + now.name() + " moved or converted, still " + now.extents().size()
                    : "extents of " + now.name() + " from " + old.extents().size() + " to " + now.extents().size());
        else
            if (changesFile(now.name()))
                words.add("extents unchanged");
    }

    /** Whether the step has a call that may change where the file lies. */
    private boolean changesFile(String name) {
        return step.operations().stream().anyMatch(operation -> switch (operation) {
            case Operation.Write write -> write.on().equals(name);
            case Operation.Fallocate call -> call.on().equals(name);
            case Operation.WriteFromMap write -> write.on().equals(name);
            default -> false;
        });
    }

    private void mappings() {
        Map<String, MappingImage> old = new HashMap<>();
        before.mappings().forEach(mapping -> old.put(key(mapping), mapping));
        for (MappingImage mapping : after.mappings()) {
            MappingImage was = old.get(key(mapping));
            if (was == null)
                continue;
            entries(was, mapping, Units.PMD, "2 MiB");
            entries(was, mapping, Units.PAGE, "4 KiB");
        }
    }

    private void entries(MappingImage was, MappingImage now, long bytes, String size) {
        long old = entries(was, bytes);
        long present = entries(now, bytes);
        if (old != present)
            words.add(size + " page-table entries of " + now.process() + " from " + old + " to " + present);
    }

    private static long entries(MappingImage mapping, long bytes) {
        return mapping.entries().stream().filter(entry -> entry.bytes() == bytes).count();
    }

    private static String key(MappingImage mapping) {
        return mapping.process() + '\0' + mapping.name();
    }

    private static long bytes(List<Bytes> ranges) {
        return ranges.stream().mapToLong(range -> range.end() - range.start()).sum();
    }
}
