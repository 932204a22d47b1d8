package org.daxscope.lab.tables;

import java.util.List;
import java.util.function.UnaryOperator;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.pmem.media.ByteRange;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * The result matrix of semantics 7.5: one call on a file over poison, on every preset. The file has 64 KiB; where nothing else
 * is said it is one written extent. P tells poison in 512-byte sectors of the file, known to all tables.
 */
public final class ResultMatrix {
    private static final long DISK = 384L << 20;
    /** Device page of the file's page 0: free on a fresh file system of either type. */
    private static final long PLACE = 40960;
    private static final long FILE_PAGES = 16;

    private ResultMatrix() {
    }

    /** What a row shows besides the result of its call. */
    private enum Shows {
        RESULT, CLEARS, RECORDS, MEDIA, ZEROS
    }

    /** One row. */
    private record Case(String title, boolean write, long offset, long length, String poison, boolean known,
            UnaryOperator<MediaPolicy> media, List<Placement> layout, Shows shows) {
        Case with(UnaryOperator<MediaPolicy> policy) {
            return new Case(title, write, offset, length, poison, known, policy, layout, Shows.RECORDS);
        }

        Case latent() {
            return new Case(title, write, offset, length, poison, false, media, layout, Shows.MEDIA);
        }

        Case on(Placement... extents) {
            return new Case(title, write, offset, length, poison, known, media, List.of(extents), shows);
        }

        Case showing(Shows what) {
            return new Case(title, write, offset, length, poison, known, media, layout, what);
        }
    }

    private static Case read(String title, long offset, long length, String poison) {
        return new Case(title, false, offset, length, poison, true, media -> media, ONE_EXTENT, Shows.RESULT);
    }

    private static Case write(String title, long offset, long length, String poison) {
        return new Case(title, true, offset, length, poison, true, media -> media, ONE_EXTENT, Shows.CLEARS);
    }

    private static final List<Placement> ONE_EXTENT = List.of(Stand.extent(0, PLACE, FILE_PAGES));
    /** Four pages and the rest, far apart. */
    private static final Placement[] TWO_EXTENTS =
            {Stand.extent(0, PLACE, 4), Stand.extent(4, PLACE + 64, FILE_PAGES - 4)};
    private static final ByteRange POISONED_PAGE = new ByteRange((PLACE + 1) * Units.PAGE, Units.PAGE);

    private static final List<Case> CASES = List.of(
            read("read 4 KiB at 0; P=(8,8)", 0, 4096, "8+8"),
            read("read 8 KiB at 0; P=(8,8)", 0, 8192, "8+8"),
            read("read 4 KiB at 4096; P=(8,8)", 4096, 4096, "8+8"),
            read("read 64 KiB; P=(64,8)", 0, 65536, "64+8"),
            read("read 64 KiB, extents 4+12 pages, P in page 8", 0, 65536, "64+8").on(TWO_EXTENTS),
            read("read 64 KiB of an unwritten extent", 0, 65536, "8+8")
                    .on(Stand.unwritten(0, PLACE, FILE_PAGES)).showing(Shows.ZEROS),
            write("pwrite 4 KiB at 4096; P=(8,8)", 4096, 4096, "8+8"),
            write("pwrite 16 KiB at 0; P=(8,8)", 0, 16384, "8+8"),
            write("pwrite 16 KiB at 0; P=(11,1)", 0, 16384, "11+1"),
            write("pwrite 16 KiB at 0; P=(20,1)", 0, 16384, "20+1"),
            write("pwrite 512 B at 5120; P=(8,1)", 5120, 512, "8+1"),
            write("pwrite 14336 at 2048; P=(16,8)", 2048, 14336, "16+8"),
            write("pwrite 14336 at 0; P=(24,8)", 0, 14336, "24+8"),
            write("pwrite 14336 at 0; P=(26,1)", 0, 14336, "26+1"),
            write("pwrite 14336 at 0; P=(0,8)", 0, 14336, "0+8"),
            write("pwrite 64 KiB; P=(8,8),(80,8)", 0, 65536, "8+8 80+8"),
            write("pwrite 4 KiB at 4096; P=(8,8), the clear fails", 4096, 4096, "8+8")
                    .with(media -> media.withFailing(List.of(POISONED_PAGE))),
            write("pwrite 4 KiB at 4096; P=(8,8), the clear does 2048 bytes", 4096, 4096, "8+8")
                    .with(media -> media.withClearMaxBytes(2048)),
            write("pwrite 4 KiB at 4096; P=(8,8), clear unit 8192", 4096, 4096, "8+8")
                    .with(media -> media.withClearUnit(8192)),
            write("pwrite 4 KiB at 4096; P=(8,8) known to no table", 4096, 4096, "8+8").latent(),
            write("pwrite 32 KiB over two extents of 4 and 12 pages, the second's first page bad", 0, 32768, "32+8")
                    .on(TWO_EXTENTS).showing(Shows.RESULT),
            write("pwrite 18432 over two extents of 4 and 12 pages, the second's first page bad", 0, 18432, "32+8")
                    .on(TWO_EXTENTS).showing(Shows.RESULT));

    /** The whole table. */
    public static Table table() {
        return new Table("case", KernelPreset.values(), CASES.stream()
                .map(row -> Table.row(row.title, KernelPreset.values(), preset -> cell(row, preset))).toList());
    }

    private static String cell(Case row, KernelPreset preset) {
        String xfs = cell(row, preset, "xfs", "-m reflink=0");
        String ext4 = cell(row, preset, "ext4", "-b 4096");
        return xfs.equals(ext4) ? xfs : "XFS: " + xfs + "; ext4: " + ext4;
    }

    private static String cell(Case row, KernelPreset preset, String type, String mkfs) {
        Stand stand = new Stand(preset, row.media.apply(MediaPolicy.DEFAULT), DISK, "A").mounted(type, mkfs)
                .file(row.layout.toArray(Placement[]::new));
        for (String range : row.poison.split(" ")) {
            long sector = Long.parseLong(range.substring(0, range.indexOf('+')));
            stand.poison("A", deviceSector(row.layout, sector),
                    Long.parseLong(range.substring(range.indexOf('+') + 1)));
        }
        if (row.known)
            stand.scrubbed();
        String result = row.write ? stand.write(row.offset, row.length) : stand.read(row.offset, row.length);
        long origin = PLACE * Units.PAGE;
        return result + switch (row.shows) {
            case RESULT -> "";
            case CLEARS -> stand.clears(origin, false).isEmpty() ? "" : "; clears " + stand.clears(origin, false);
            case RECORDS -> "; " + stand.records(PLACE * Units.PAGE_SECTORS);
            case MEDIA -> stand.isPoisoned() ? "; media still poisoned" : "";
            case ZEROS -> stand.isZero(row.offset, row.length) ? "; zeros" : "; data";
        };
    }

    private static long deviceSector(List<Placement> layout, long fileSector) {
        for (Placement extent : layout) {
            long inside = fileSector * Units.SECTOR - extent.offset();
            if (inside >= 0 && inside < extent.length())
                return (extent.physical() + inside) / Units.SECTOR;
        }
        throw new IllegalArgumentException("no sector " + fileSector + " in the file");
    }
}
