package org.daxscope.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.inspector.FactRows.Fact;
import org.daxscope.ui.nls.InspectorText;
import org.daxscope.viz.StateIndex;

/** Says of a page, row by row, where it lies, what is true of it, what the tables believe, and who uses it. */
final class PageFacts {
    private final Inspected inspected;
    private final PageImage page;
    private final List<Fact> facts = new ArrayList<>();

    private PageFacts(Inspected inspected) {
        this.inspected = inspected;
        page = inspected.page();
    }

    static List<Fact> of(Inspected inspected) {
        PageFacts made = new PageFacts(inspected);
        made.truth();
        made.belief();
        made.users();
        made.places();
        made.owners();
        return made.facts;
    }

    private void truth() {
        List<String> bad = IntStream.range(0, HexText.lines(page)).filter(line -> page.isPoisoned(line * HexText.LINE))
                .mapToObj(Integer::toString).toList();
        add(InspectorText.Media, bad.isEmpty()
                ? InspectorText.MediaReadable
                : NLS.bind(InspectorText.MediaPoisoned,
                        new Object[] {bad.size(), HexText.lines(page), String.join(", ", bad)}),
                bad.isEmpty() ? "agree" : "disagree");
        long at = bad.isEmpty() ? page.start() : page.start() + Long.parseLong(bad.getFirst()) * HexText.LINE;
        for (DeviceImage disk : inspected.image().devices())
            if (disk.name().equals(page.disk()))
                add(InspectorText.Verdict, StateIndex.of(disk).describe(at).verdict(), "");
    }

    private void belief() {
        boolean lost = page.poisonedLines() != 0;
        table(InspectorText.DiskRecords, sectors(page.diskRecords()), lost);
        table(InspectorText.RegionRecords, sectors(page.regionRecords()), lost);
        table(InspectorText.BusRanges,
                listed(InspectorText.InDiskBytes, page.busRanges().stream().map(PageFacts::range)), lost);
        add(InspectorText.HwPoison, page.hwPoison() ? InspectorText.FlagSet : InspectorText.FlagClear,
                page.hwPoison() ? "disagree" : "");
        add(InspectorText.KernelMap, page.kernelMapped() ? InspectorText.MapPresent : InspectorText.MapAbsent,
                page.kernelMapped() ? "" : "disagree");
    }

    /** A table is marked where it does not say what the media says. */
    private void table(String title, String entries, boolean lost) {
        add(title, entries.isEmpty() ? InspectorText.NoRecord : entries,
                lost == entries.isEmpty() ? "disagree" : lost ? "agree" : "");
    }

    private static String sectors(List<DiskSectors> records) {
        return listed(InspectorText.Records, records.stream().map(
                record -> NLS.bind(InspectorText.Record, Long.toString(record.first()), Long.toString(record.end()))));
    }

    /** Ranges behind their unit; empty for none. */
    private static String listed(String unit, Stream<String> ranges) {
        String all = ranges.collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : NLS.bind(unit, all);
    }

    private static String range(Bytes range) {
        return NLS.bind(InspectorText.Range, Long.toString(range.start()), Long.toString(range.end()));
    }

    private void users() {
        for (PageImage.MappedAt mapped : page.mapped())
            add(InspectorText.Entry, NLS.bind(InspectorText.EntryIs, new Object[] {mapped.process(), mapped.map(),
                hex(mapped.address()), mapped.bytes() == Units.PMD ? InspectorText.Huge : InspectorText.Small,
                mapped.writable() ? InspectorText.Writable : InspectorText.ReadOnly}), "");
        if (page.mapped().isEmpty())
            add(InspectorText.Entry, InspectorText.NoEntry, "");
        for (PageImage.CachedCopy copy : page.cached())
            add(InspectorText.Cached, NLS.bind(copy.dirty() ? InspectorText.CachedDirty : InspectorText.CachedClean,
                    copy.of(), Long.toString(copy.offset())), "");
    }

    private void places() {
        for (Span span : new Places(inspected.image()).everywhere(inspected.span()))
            switch (span.space()) {
            case VIRTUAL -> add(NLS.bind(InspectorText.Virtual, span.name()), hexRange(span), "");
            case FILE -> add(NLS.bind(InspectorText.File, span.name()), NLS.bind(InspectorText.InBytes, range(span)),
                    "");
            case WINDOW -> add(NLS.bind(InspectorText.Window, span.name()), NLS.bind(
                    isLost(span) ? InspectorText.WindowFlagged : InspectorText.WindowIs,
                    Long.toString(span.start() / Units.PMD), Long.toString(span.start() / Units.PAGE)), "");
            case FS_BLOCK -> block(span);
            case DM -> add(NLS.bind(InspectorText.Dm, span.name()), NLS.bind(InspectorText.DiskIs,
                    range(span), Long.toString(span.start() / Units.SECTOR)), "");
            case DISK -> add(NLS.bind(InspectorText.Disk, span.name()), NLS.bind(InspectorText.DiskIs,
                    range(span), Long.toString(span.start() / Units.SECTOR)), "");
            case REGION -> add(InspectorText.Region, NLS.bind(InspectorText.RegionIs, range(span),
                    Long.toString(span.start() / Units.SECTOR)), "");
            case PHYSICAL -> add(InspectorText.Physical, hexRange(span), "");
            }
    }

    /** Whether the guest's kernel does not map a page of the window any more. */
    private boolean isLost(Span span) {
        return inspected.image().windows().stream().filter(window -> window.name().equals(span.name()))
                .flatMap(window -> window.notPresent().stream())
                .anyMatch(page -> page.start() < span.end() && page.end() > span.start());
    }

    private void block(Span span) {
        for (MountImage mount : inspected.image().mounts())
            if (mount.disk().equals(span.name()))
                add(InspectorText.Block, NLS.bind(InspectorText.BlockIs,
                        new Object[] {Long.toString(span.start() / mount.blockBytes()),
                            Integer.toString(mount.blockBytes()), mount.disk()}),
                        "");
    }

    private void owners() {
        Area area = page.area();
        add(InspectorText.UsedBy, NLS.bind(area.owner().isEmpty() ? InspectorText.Use : InspectorText.UseOf,
                use(area.use()), area.owner()), "");
        add(InspectorText.Area, NLS.bind(InspectorText.InDiskBytes, NLS.bind(InspectorText.Range,
                Long.toString(area.start()), Long.toString(area.end()))), "");
        for (MountImage mount : inspected.image().mounts())
            if (mount.disk().equals(page.disk()))
                add(InspectorText.FileSystem, NLS.bind(mount.dax() ? InspectorText.MountDax : InspectorText.Mount,
                        mount.type(), mount.point()), "");
        for (RegionImage region : inspected.image().regions())
            if (region.disk().equals(page.disk()))
                add(InspectorText.Below, NLS.bind(InspectorText.BelowIs, new Object[] {region.name(),
                    hex(region.physicalBase()), region.bus()}), "");
    }

    private static String use(DeviceImage.Use use) {
        return switch (use) {
            case FREE -> InspectorText.UseFree;
            case BUSY -> InspectorText.UseBusy;
            case METADATA -> InspectorText.UseMetadata;
            case DATA -> InspectorText.UseData;
            case UNWRITTEN -> InspectorText.UseUnwritten;
        };
    }

    private static String range(Span span) {
        return NLS.bind(InspectorText.Range, Long.toString(span.start()), Long.toString(span.end()));
    }

    private static String hexRange(Span span) {
        return NLS.bind(InspectorText.Range, hex(span.start()), hex(span.end()));
    }

    private static String hex(long address) {
        return String.format(Locale.ROOT, "0x%x", address);
    }

    private void add(String what, String value, String look) {
        facts.add(new Fact(what, value, look));
    }
}
