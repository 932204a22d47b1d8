package org.daxscope.viz.stack;

import java.util.Locale;

import org.daxscope.kernel.Rule;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Act;
import org.daxscope.machine.stack.Clip;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.Segment.Content;
import org.daxscope.machine.stack.StackPath;

/** Names, units and addresses of layers, each with its base. */
public final class StackWords {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    private StackWords() {
    }

    /** "disk pm0". */
    public static String name(Layer layer) {
        return switch (layer.kind()) {
            case MAPPING -> "process " + layer.name();
            case FILE -> "file " + layer.name();
            case WINDOW -> "window " + layer.name();
            case PAGE_CACHE -> "page cache of " + layer.name();
            case BLOCKS -> (layer.note().isEmpty() ? "file system" : layer.note()) + " on " + layer.name();
            case DM -> "dm " + layer.name();
            case PARTITION -> "partition " + layer.name();
            case DISK -> "disk " + layer.name();
            case REGION -> layer.note().isEmpty() ? "region of " + layer.name() : layer.note();
            case PHYSICAL -> "physical";
            case LINES -> "media lines";
        };
    }

    /** What its numbers count, and from where. */
    public static String unit(Layer layer) {
        return switch (layer.kind()) {
            case MAPPING -> "virtual addresses";
            case FILE -> "bytes of the file";
            case WINDOW -> "its 2 MiB ranges";
            case PAGE_CACHE -> "the file's 4 KiB pages";
            case BLOCKS -> "its " + layer.unit() + "-byte blocks";
            case DM, DISK, REGION -> "its 512-byte sectors";
            // "from sector 2048": of which disk, the row below says.
            case PARTITION -> layer.note().replaceFirst(" of .*", "");
            case PHYSICAL -> "system physical bytes";
            case LINES -> "256 bytes each";
        };
    }

    /** Where the numbers begin, for people who want to be sure. */
    public static String base(Layer layer) {
        return switch (layer.kind()) {
            case MAPPING -> "addresses of process " + layer.name();
            case FILE, PAGE_CACHE -> "counted from the start of file " + layer.name();
            case WINDOW ->
                "ranges of 2 MiB and pages of 4096 bytes, counted from the start of the window of " + layer.name();
            case BLOCKS -> "blocks of " + layer.unit() + " bytes, counted from the start of " + layer.name();
            case DM -> "sectors of 512 bytes, counted from the start of dm device " + layer.name();
            case PARTITION ->
                "sectors of 512 bytes, counted from the start of " + layer.name() + ", that is " + layer.note();
            case DISK -> "sectors of 512 bytes and pages of 4096, counted from the start of the usable area of "
                    + layer.name();
            case REGION -> "sectors of 512 bytes, counted from the start of " + layer.note();
            case PHYSICAL, LINES -> "system physical addresses";
        };
    }

    /** A range in the layer's own unit: "sectors 2048..2055, pgoff 256". */
    public static String address(Layer layer, Span span) {
        return switch (layer.kind()) {
            case MAPPING, PHYSICAL, LINES -> hex(span);
            case FILE -> counted(span.start(), span.end(), 1, "byte");
            case PAGE_CACHE -> units(span, PAGE, "page");
            case WINDOW -> units(new Span(span.space(), span.name(), span.start() & -layer.unit(),
                    span.end() + layer.unit() - 1 & -layer.unit()), layer.unit(), "range") + ", pgoff "
                    + range(span.start() / PAGE * PAGE, Math.ceilDiv(span.end(), (long) PAGE) * PAGE, PAGE);
            case BLOCKS -> units(span, layer.unit(), "block");
            case REGION, PARTITION -> units(span, SECTOR, "sector");
            case DM, DISK -> units(span, SECTOR, "sector") + ", pgoff "
                    + range(span.start() / PAGE * PAGE, Math.ceilDiv(span.end(), (long) PAGE) * PAGE, PAGE);
        };
    }

    /** The address in as many words as there is room for, in characters; empty when there is none. */
    static String address(Layer layer, Span span, int room) {
        String full = address(layer, span);
        String plain = full.contains(", ") ? full.substring(0, full.indexOf(", ")) : full;
        String bare = plain.substring(plain.lastIndexOf(' ') + 1);
        return full.length() <= room ? full : plain.length() <= room ? plain : bare.length() <= room ? bare : "";
    }

    /** Several layers of a kind, in a word. */
    static String several(LayerKind kind, int count) {
        return count + switch (kind) {
            case MAPPING -> " processes";
            case FILE -> " files";
            case WINDOW -> " windows";
            case PAGE_CACHE -> " page caches";
            case BLOCKS -> " file systems";
            case DM -> " dm devices";
            case PARTITION -> " partitions";
            case DISK -> " disks";
            case REGION -> " regions";
            case PHYSICAL, LINES -> " stretches";
        };
    }

    private static String units(Span span, long unit, String name) {
        long start = span.start() / unit * unit;
        long end = Math.ceilDiv(span.end(), unit) * unit;
        boolean whole = start == span.start() && end == span.end();
        return (whole ? "" : "in ") + counted(start, end, unit, name);
    }

    private static String counted(long start, long end, long unit, String name) {
        return (end - start > unit ? name + "s " : name + " ") + range(start, end, unit);
    }

    private static String range(long start, long end, long unit) {
        long first = start / unit;
        long last = Math.max(first, end / unit - 1);
        return first == last ? Long.toString(first) : first + ".." + last;
    }

    private static String hex(Span span) {
        return span.length() > 1
                ? String.format(Locale.ROOT, "0x%x..0x%x", span.start(), span.end() - 1)
                : String.format(Locale.ROOT, "0x%x", span.start());
    }

    /** What is special about bytes of an extent; empty when nothing is. */
    public static String content(Content content) {
        return switch (content) {
            case PLAIN -> "";
            case UNWRITTEN -> "unwritten: reads as zeros, nothing below is asked";
            case SHARED -> "shared: a write goes elsewhere first";
        };
    }

    /** "asked 65536 bytes, takes 16384: edge of the chunk". */
    public static String clip(Clip clip) {
        return clip.isCut()
                ? "asked " + clip.asked().length() + " bytes, takes " + clip.given() + ": " + clip.cut().words()
                : clip.given() == 1 ? "takes the one byte" : "takes all " + clip.given() + " bytes";
    }

    /** Why the first request would be refused at a layer; empty when it would not. */
    public static String refusal(StackPath path, int layer) {
        return path.refusedAt() == layer && path.refusal().rule() != Rule.NONE ? path.refusal().text() : "";
    }

    /** "direct_access mode normal, pgoff of disk 256, pages 4 -> 4". */
    public static String act(Act act) {
        return switch (act.phase()) {
            case CALLED -> act.call() + " ...";
            case RETURNED -> act.call() + " -> " + act.result();
            case NONE -> "";
        };
    }

    /** A disk's record, in its sectors. */
    static String record(DeviceImage disk, long first, long count) {
        return "record [" + first + ", +" + count + ") of " + disk.name() + ", sectors of 512 bytes";
    }

    /** What of a text has room, in characters; that more was there is seen by two dots. */
    static String cut(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - 2)) + "..";
    }
}
