package org.daxscope.lab.tables;

import java.util.List;
import java.util.function.Function;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * Appendix B of the semantics: DAX reads and writes through dm tables over A and B, disks of 4 MiB. L is a page of the file,
 * as the appendix counts pages of the dm device; the file begins some pages into the device, behind the file system's own
 * blocks, and the tables are moved by as much. Clears are told in bytes from the disk's page under the file's page 0.
 */
public final class DmVectors {
    private static final long DISK = 4L << 20;
    private static final int FIRST = 256;
    private static final int FILE_PAGES = 192;
    private static final int CONCAT_FIRST = 480;
    private static final int SECTORS = Units.PAGE_SECTORS;

    private DmVectors() {
    }

    private record Vector(String title, Function<KernelPreset, String> cell) {
    }

    private static final List<Vector> VECTORS = List.of(
            new Vector("B1: linear A@512, 512 pages, and linear B@0; B page 0 bad; read L510..513",
                    preset -> concat(preset).read(concatOffset(510), 4 * Units.PAGE)),
            new Vector("B2: the same; pwrite L510..513",
                    preset -> clears(concat(preset), s -> s.write(concatOffset(510), 4 * Units.PAGE), 0)),
            new Vector("B3: the same; pwrite from L510 + 2048 bytes, 3 pages",
                    preset -> concat(preset).write(concatOffset(510) + 2048, 3 * Units.PAGE)),
            new Vector("B4: linear A@512; A page 600 (L88) bad; read L0..127",
                    preset -> linear(preset).read(0, 128 * Units.PAGE)),
            new Vector("B5: striped 2, chunks of 4 pages; B page 1 (L5) bad; read L0..15",
                    preset -> stripedB(preset).read(0, 16 * Units.PAGE)),
            new Vector("B6: the same; pwrite L0..15",
                    preset -> clears(stripedB(preset), s -> s.write(0, 16 * Units.PAGE), legOrigin())),
            new Vector("B7: the same; read L4..7", preset -> stripedB(preset).read(4 * Units.PAGE, 4 * Units.PAGE)),
            new Vector("B8: the same; pwrite L3..6",
                    preset -> stripedB(preset).write(3 * Units.PAGE, 4 * Units.PAGE)),
            new Vector("B9: striped; A sectors 24..39 (L3 and L8) bad; pwrite L0..15",
                    preset -> clears(stripedA(preset), s -> s.write(0, 16 * Units.PAGE), legOrigin())),
            new Vector("B10: the same; read L4..7 (leg B)",
                    preset -> stripedA(preset).read(4 * Units.PAGE, 4 * Units.PAGE)),
            new Vector("B11: the whole device switched to error; read and pwrite of L0", preset -> {
                Stand stand = stripedB(preset).reload("0 " + 2 * DISK / Units.SECTOR + " error");
                return stand.read(0, Units.PAGE) + ", " + stand.write(0, Units.PAGE);
            }));

    /** The whole table. */
    public static Table table() {
        return new Table("vector", KernelPreset.values(), VECTORS.stream()
                .map(vector -> Table.row(vector.title, KernelPreset.values(), vector.cell)).toList());
    }

    private static long concatOffset(long page) {
        return (page - CONCAT_FIRST) * Units.PAGE;
    }

    private static long legOrigin() {
        return FIRST / 2L * Units.PAGE;
    }

    private static String clears(Stand stand, Function<Stand, String> call, long origin) {
        String result = call.apply(stand);
        String clears = stand.clears(origin, true);
        return clears.isEmpty() ? result : result + "; clears " + clears;
    }

    private static Stand on(KernelPreset preset, String... table) {
        return new Stand(preset, MediaPolicy.DEFAULT, DISK, "d0").dm(table).mounted("ext4", "-b 4096");
    }

    private static Stand concat(KernelPreset preset) {
        return on(preset, "0 " + 512 * SECTORS + " linear A " + 512 * SECTORS,
                512 * SECTORS + " " + 1024 * SECTORS + " linear B 0")
                .file(Stand.extent(0, CONCAT_FIRST, 64)).poison("B", 0, SECTORS).scrubbed();
    }

    /** Page L of the file is page 512 + L of A. */
    private static Stand linear(KernelPreset preset) {
        return on(preset, "0 " + 768 * SECTORS + " linear A " + 256 * SECTORS)
                .file(Stand.extent(0, FIRST, FILE_PAGES)).poison("A", 600 * SECTORS, SECTORS).scrubbed();
    }

    private static Stand striped(KernelPreset preset) {
        return on(preset, "0 " + 2 * DISK / Units.SECTOR + " striped 2 32 A 0 B 0")
                .file(Stand.extent(0, FIRST, FILE_PAGES));
    }

    private static Stand stripedB(KernelPreset preset) {
        return striped(preset).poison("B", (FIRST / 2 + 1) * SECTORS, SECTORS).scrubbed();
    }

    private static Stand stripedA(KernelPreset preset) {
        return striped(preset).poison("A", FIRST / 2 * SECTORS + 24, 16).scrubbed();
    }
}
