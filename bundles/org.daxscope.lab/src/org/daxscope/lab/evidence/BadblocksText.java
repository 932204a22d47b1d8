package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.DiskSectors;

/**
 * What {@code cat /sys/block/pmemN/badblocks} prints: a line "sector length" for each record, in 512-byte sectors of the disk. A
 * long listing is cut after 4095 bytes, inside a line. Semantics 2.6.
 *
 * @param records in the order of the text
 * @param cut what is left of a last line that was cut; empty when none was
 */
public record BadblocksText(List<DiskSectors> records, String cut) {
    /** Bytes the attribute hands out when it has more to say. */
    private static final int FULL = 4095;

    public BadblocksText {
        records = List.copyOf(records);
    }

    public static BadblocksText read(String text) throws EvidenceException {
        List<String> lines = Cursor.lines(text);
        boolean isCut = text.length() >= FULL && !text.endsWith("\n");
        int whole = isCut ? lines.size() - 1 : lines.size();
        List<DiskSectors> records = new ArrayList<>();
        for (int i = 0; i < whole; i++) {
            if (lines.get(i).isBlank())
                continue;
            Cursor cursor = new Cursor(i + 1, lines.get(i));
            long sector = cursor.number("the first sector of a record");
            if (sector >= DiskSectors.LIMIT)
                throw new Cursor(i + 1, lines.get(i)).wrong("a sector below 2^54");
            cursor.blanks();
            Cursor length = new Cursor(i + 1, lines.get(i));
            length.number("the first sector of a record");
            long sectors = cursor.number("its length in sectors");
            if (sectors < 1 || sectors > DiskSectors.LIMIT - sector)
                throw length.blanks().wrong("a length of at least 1 that stays below sector 2^54");
            cursor.end();
            records.add(new DiskSectors(sector, sectors));
        }
        return new BadblocksText(records, isCut ? lines.getLast() : "");
    }
}
