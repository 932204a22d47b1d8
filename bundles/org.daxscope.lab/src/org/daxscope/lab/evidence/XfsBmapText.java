package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code xfs_bmap -vp} prints of a file, in 512-byte sectors of the file and of its device. Semantics 17.3.
 *
 * @param file its name as printed
 * @param extents holes too, in the order of the file
 */
public record XfsBmapText(String file, List<Extent> extents) {
    /** A hole lies nowhere. */
    public static final long HOLE = -1;
    private static final int UNWRITTEN = 0_010000;
    private static final int SHARED = 0_100000;

    public XfsBmapText {
        extents = List.copyOf(extents);
    }

    /**
     * @param first sector of the file
     * @param device first sector of the device, {@link #HOLE} for a hole
     * @param flags as printed, octal
     */
    public record Extent(long first, long sectors, long device, int flags) {
        public boolean unwritten() {
            return (flags & UNWRITTEN) != 0;
        }

        public boolean shared() {
            return (flags & SHARED) != 0;
        }
    }

    public static XfsBmapText read(String text) throws EvidenceException {
        List<String> lines = Cursor.lines(text);
        Cursor head = new Cursor(1, lines.isEmpty() ? "" : lines.getFirst());
        String file = head.upToLast(":", "a file name");
        head.end();
        List<Extent> extents = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Cursor cursor = new Cursor(i + 1, lines.get(i)).blanks();
            if (cursor.isAtEnd() || i == 1 && cursor.takes("EXT:"))
                continue;
            extents.add(extent(cursor, extents.size()));
        }
        return new XfsBmapText(file, extents);
    }

    private static Extent extent(Cursor cursor, int number) throws EvidenceException {
        if (cursor.number("extent " + number) != number)
            throw cursor.wrong("extent " + number);
        long first = cursor.expect(":").expect("[").number("the first sector of the file");
        long last = cursor.expect("..").number("the last sector of the file");
        cursor.expect("]:");
        if (last < first)
            throw cursor.wrong("a last sector that is not before the first");
        if (cursor.blanks().takes("hole")) {
            cursor.number("the length in sectors");
            cursor.end();
            return new Extent(first, last - first + 1, HOLE, 0);
        }
        long device = cursor.number("the first sector of the device, or \"hole\"");
        cursor.expect("..").number("the last sector of the device");
        cursor.number("the allocation group");
        cursor.expect("(").number("a sector of the group");
        cursor.expect("..").number("a sector of the group");
        cursor.expect(")").number("the length in sectors");
        int flags = cursor.blanks().isAtEnd() ? 0 : (int) cursor.octal("flags");
        cursor.end();
        return new Extent(first, last - first + 1, device, flags);
    }
}
