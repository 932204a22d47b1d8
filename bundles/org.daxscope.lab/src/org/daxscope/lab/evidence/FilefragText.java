package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code filefrag -v} prints of a file. Semantics 17.3.
 *
 * @param file its name as printed
 * @param bytes its size
 * @param unit bytes of the blocks that offsets and lengths are counted in: of the file system, or 512 with -b512
 * @param extents in the order of the file
 */
public record FilefragText(String file, long bytes, long unit, List<Extent> extents) {
    public FilefragText {
        extents = List.copyOf(extents);
    }

    /**
     * @param logical first block of the file
     * @param physical first block of the file system's device
     * @param flags "unwritten", "shared", "last", "eof" and others
     */
    public record Extent(long logical, long physical, long blocks, Set<String> flags) {
        public Extent {
            flags = Set.copyOf(flags);
        }
    }

    /** One file after the other. */
    public static List<FilefragText> read(String text) throws EvidenceException {
        List<String> lines = Cursor.lines(text);
        List<FilefragText> files = new ArrayList<>();
        for (int i = 0; i < lines.size();) {
            if (lines.get(i).isBlank()) {
                i++;
                continue;
            }
            Lines own = new Lines(lines, i);
            files.add(own.file());
            i = own.at;
        }
        return files;
    }

    private static final class Lines {
        private final List<String> lines;
        private int at;

        Lines(List<String> lines, int at) {
            this.lines = lines;
            this.at = at;
        }

        private Cursor next() {
            return new Cursor(at + 1, at < lines.size() ? lines.get(at++) : "");
        }

        FilefragText file() throws EvidenceException {
            // Told of the first file only.
            if (lines.get(at).startsWith("Filesystem type is:"))
                next().expect("Filesystem type is:").hex("the number of a file system");
            Cursor size = next().expect("File size of ");
            String name = size.upToLast(" is ", "a file name");
            long bytes = size.number("the size in bytes");
            size.expect("(").number("how many blocks");
            size.expect("block").takes("s");
            long unit = size.expect("of").number("the size of a block");
            size.expect("bytes)").end();
            next().expect("ext:").expect("logical_offset:").expect("physical_offset:").expect("length:")
                    .expect("expected:").expect("flags:").end();
            List<Extent> extents = new ArrayList<>();
            while (at < lines.size() && !lines.get(at).startsWith(name + ": "))
                extents.add(extent(next(), extents.size()));
            Cursor count = next().expect(name + ":");
            count.number("how many extents");
            count.expect("extent").takes("s");
            count.expect("found").end();
            return new FilefragText(name, bytes, unit, extents);
        }

        private static Extent extent(Cursor cursor, int number) throws EvidenceException {
            cursor.blanks();
            if (cursor.number("extent " + number + " or the count of extents") != number)
                throw cursor.wrong("extent " + number);
            long logical = cursor.expect(":").number("the first block of the file");
            cursor.expect("..").number("the last block of the file");
            long physical = cursor.expect(":").number("the first block of the device");
            cursor.expect("..").number("the last block of the device");
            long blocks = cursor.expect(":").number("the length in blocks");
            cursor.expect(":").blanks();
            if (!cursor.isAtEnd() && Character.isDigit(cursor.rest().charAt(0))) {
                cursor.number("the block it was expected at");
                cursor.expect(":");
            }
            String flags = cursor.blanks().isAtEnd() ? "" : cursor.word("flags");
            cursor.end();
            return new Extent(logical, physical, blocks, flags.isEmpty() ? Set.of() : Set.of(flags.split(",")));
        }
    }
}
