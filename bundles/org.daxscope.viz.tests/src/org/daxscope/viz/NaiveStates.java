package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;

/** The states of all lines, one by one, as slow and as plain as can be: what the index is measured against. */
final class NaiveStates {
    private static final int LINE = 256;

    private final PageState[] lines;

    private NaiveStates(PageState[] lines) {
        this.lines = lines;
    }

    static NaiveStates of(DeviceImage device) {
        var lines = new PageState[(int) (device.sectors() * 2)];
        for (int i = 0; i < lines.length; i++)
            lines[i] = state(device, (long) i * LINE);
        return new NaiveStates(lines);
    }

    static NaiveStates of(DeviceImage device, FileImage file) {
        var disk = of(device);
        Extent last = file.extents().getLast();
        long length = Math.max(file.size(), last.offset() + last.length()) + 4095 & -4096;
        var lines = new PageState[(int) (length / LINE)];
        for (int i = 0; i < lines.length; i++)
            lines[i] = disk.inFile(file, (long) i * LINE);
        return new NaiveStates(lines);
    }

    /** Pieces one after another, each as long as it says, missing lines being unused. */
    static NaiveStates joined(List<NaiveStates> targets, List<ByteRange> pieces) {
        var lines = new ArrayList<PageState>();
        for (int i = 0; i < pieces.size(); i++)
            for (long at = pieces.get(i).start(); at < pieces.get(i).end(); at += LINE)
                lines.add(at < targets.get(i).length() ? targets.get(i).at(at) : PageState.OUTSIDE);
        return new NaiveStates(lines.toArray(PageState[]::new));
    }

    long length() {
        return (long) lines.length * LINE;
    }

    PageState at(long position) {
        return lines[(int) (position / LINE)];
    }

    PageState worst(long start, long end) {
        PageState worst = PageState.OUTSIDE;
        for (long position = start; position < end; position = (position / LINE + 1) * LINE)
            worst = at(position).compareTo(worst) > 0 ? at(position) : worst;
        return worst;
    }

    private PageState inFile(FileImage file, long offset) {
        for (Extent extent : file.extents())
            if (offset >= extent.offset() && offset < extent.offset() + extent.length()) {
                PageState found = at(extent.physical() + offset - extent.offset());
                if (found.compareTo(PageState.RECOVERED) >= 0)
                    return found;
                return extent.unwritten() ? PageState.UNWRITTEN : PageState.DATA;
            }
        return PageState.OUTSIDE;
    }

    private static PageState state(DeviceImage device, long line) {
        boolean recorded = hits(device.busRanges(), line) || records(device.regionRecords(), line)
                || records(device.diskRecords(), line);
        if (hits(device.poisoned(), line))
            return recorded ? PageState.KNOWN : PageState.LATENT;
        if (hits(device.hwPoison(), line))
            return PageState.HWPOISON;
        if (hits(device.notPresent(), line))
            return PageState.NOT_PRESENT;
        if (recorded)
            return PageState.STALE;
        if (hits(device.recovered(), line))
            return PageState.RECOVERED;
        for (Area area : device.areas())
            if (line >= area.start() && line < area.end())
                return PageState.valueOf(area.use().name());
        return PageState.FREE;
    }

    private static boolean hits(List<Bytes> ranges, long line) {
        return ranges.stream().anyMatch(range -> range.start() < line + LINE && range.end() > line);
    }

    private static boolean records(List<DiskSectors> records, long line) {
        return records.stream().anyMatch(record -> line / 512 >= record.first() && line / 512 < record.end());
    }
}
