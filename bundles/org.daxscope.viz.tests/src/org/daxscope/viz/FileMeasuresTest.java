package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MappingImage.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileMeasuresTest {
    private static final long MIB = 1 << 20;
    private static final long HUGE = 2 * MIB;
    private static final int PAGE = 4096;

    private final DeviceImage device = Images.plain(64 * MIB);

    @Test
    void aFileInOnePieceIsWhollyMappable() {
        var measures = FileMeasures.of(device,
                new FileImage("f", "pm0", 8 * MIB, true, List.of(new Extent(0, 4 * MIB, 8 * MIB, false, false))),
                List.of());

        assertThat(measures).isEqualTo(
                new FileMeasures(8 * MIB, 1, 8 * MIB, 0, 0, 0, 8 * MIB, 8 * MIB, 1, 8 * MIB, 0));
        assertThat(measures.possibleShare()).isEqualTo(1);
        assertThat(measures.mappedShare()).isZero();
    }

    @Test
    void aPunchedAndRewrittenPageCostsTwoMebibytes() {
        var file = new FileImage("f", "pm0", 8 * MIB, true, List.of(new Extent(0, 4 * MIB, 4096, false, false),
                new Extent(4096, 32 * MIB, 4096, false, false),
                new Extent(8192, 4 * MIB + 8192, 8 * MIB - 8192, false, false)));
        var mapped = new MappingImage("p", "m", 0, 8 * MIB, "f", 0,
                List.of(new Entry(2 * MIB, HUGE, true, Backing.MEDIA), new Entry(4 * MIB, HUGE, false, Backing.ZEROS)));
        var twice = new MappingImage("q", "m", 0, 8 * MIB, "f", HUGE,
                List.of(new Entry(0, HUGE, true, Backing.MEDIA)));
        var other = new MappingImage("q", "n", 0, 8 * MIB, "g", 0, List.of(new Entry(0, HUGE, true, Backing.MEDIA)));

        var measures = FileMeasures.of(device, file, List.of(mapped, twice, other));

        assertThat(measures.extents()).isEqualTo(3);
        assertThat(measures.mean()).isEqualTo(8 * MIB / 3);
        assertThat(measures.median()).isEqualTo(4096);
        assertThat(measures.largest()).isEqualTo(8 * MIB - 8192);
        assertThat(measures.possibleShare()).isEqualTo(0.75);
        assertThat(measures.hugeMapped()).isEqualTo(HUGE);
        assertThat(measures.mappedShare()).isEqualTo(0.25);
        assertThat(measures.contiguity()).isEqualTo(1 - 2.0 / 2047, within(1e-12));
    }

    @Test
    void aFileWithoutExtentsHasNothingToMeasure() {
        var measures = FileMeasures.of(device, new FileImage("f", "pm0", 0, true, List.of()), List.of());

        assertThat(measures).isEqualTo(new FileMeasures(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(measures.mean()).isZero();
        assertThat(measures.possibleShare()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void measuresAreThoseOfThePages(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            FileImage file = pages(random, 1 + random.nextInt(60));
            var measures = FileMeasures.of(device, file, List.of());
            int size = (int) ((file.size() + PAGE - 1) / PAGE);
            int holes = 0;
            int holePages = 0;
            long disk = Long.MIN_VALUE;
            int breaks = 0;
            int allocated = 0;
            for (int page = 0; page < size + 80; page++) {
                Extent at = extent(file, page);
                if (at != null) {
                    long here = at.physical() + (long) page * PAGE - at.offset();
                    breaks += allocated > 0 && here != disk + PAGE ? 1 : 0;
                    disk = here;
                    allocated++;
                } else if (page < size) {
                    holePages++;
                    holes += page == 0 || extent(file, page - 1) != null ? 1 : 0;
                }
            }
            assertThat(measures.allocated()).isEqualTo((long) allocated * PAGE);
            assertThat(measures.holes()).as("%s", file).isEqualTo(holes);
            assertThat(measures.holeBytes()).isEqualTo((long) holePages * PAGE);
            assertThat(measures.contiguity()).isEqualTo(allocated < 2 ? 1 : 1 - (double) breaks / (allocated - 1),
                    within(1e-12));
            long[] lengths = file.extents().stream().mapToLong(Extent::length).sorted().toArray();
            assertThat(Arrays.stream(lengths).sum()).isEqualTo(measures.allocated());
            assertThat(lengths.length == 0 ? 0 : lengths[(lengths.length - 1) / 2]).isEqualTo(measures.median());
        }
    }

    private static Extent extent(FileImage file, int page) {
        return file.extents().stream()
                .filter(extent -> extent.offset() <= (long) page * PAGE
                        && extent.offset() + extent.length() > (long) page * PAGE)
                .findFirst().orElse(null);
    }

    private static FileImage pages(Random random, int pages) {
        var extents = new ArrayList<Extent>();
        long page = random.nextInt(3);
        while (page < pages) {
            long length = 1 + random.nextInt(9);
            extents.add(new Extent(page * PAGE, PAGE * (long) random.nextInt(2000), length * PAGE,
                    random.nextBoolean(), false));
            page += length + random.nextInt(3);
        }
        return new FileImage("f", "pm0", (long) pages * PAGE - random.nextInt(PAGE), true, extents);
    }

    @Test
    void theSeriesOverTheStepsCountsTruthAndBelief() {
        DeviceImage disk = Images.image(MIB, 0, List.of(new Bytes(0, 256), new Bytes(4096, 4352)), List.of(),
                List.of(new DiskSectors(8, 8)), List.of(new Bytes(0, 8192)),
                List.of(new Area(0, MIB, Use.DATA, "f", 0)));
        var file = new FileImage("f", "pm0", MIB, true, List.of(new Extent(0, 0, MIB, false, false)));
        var with = new MachineImage(List.of(disk), List.of(file), List.of());
        var without = new MachineImage(List.of(disk), List.of(), List.of());

        StepMeasures first = StepMeasures.of(0, without, "pm0", "f").orElseThrow();
        StepMeasures second = StepMeasures.of(1, with, "pm0", "f").orElseThrow();

        assertThat(second.latent()).isEqualTo(256);
        assertThat(second.known()).isEqualTo(256);
        assertThat(second.stale()).isEqualTo(4096 - 256);
        assertThat(second.poisoned()).isEqualTo(512);
        assertThat(StepMeasures.of(1, with, "pm9", "f")).isEmpty();
        List<Series> series = StepMeasures.series(List.of(first, second));
        assertThat(series).extracting(Series::name).containsExactly("Extents", "2 MiB possible", "2 MiB mapped",
                "Latent poison", "Known poison", "Stale records");
        assertThat(series.getFirst().toArray()).containsExactly(Double.NaN, 1);
        assertThat(series.getFirst().largest()).isEqualTo(1);
        assertThat(series.getLast().toArray()).containsExactly(3840, 3840);
    }

    @Test
    void seriesAreWrittenAsATable() throws IOException {
        var out = new StringBuilder();

        CsvWriter.writeSeries(List.of(new Series("Extents", "extents", List.of(0, 1), List.of(Double.NaN, 3.0)),
                new Series("A, \"b\"", "%", List.of(0, 1), List.of(12.5, 100 / 3.0))), out);

        assertThat(out).hasToString("step,Extents [extents],\"A, \"\"b\"\" [%]\"\n0,,12.500\n1,3,33.333\n");
    }

    @Test
    void statesAreWrittenWithTheirOwners() throws IOException {
        DeviceImage disk = Images.image(16384, 0, List.of(new Bytes(4096, 4352)), List.of(), List.of(), List.of(),
                List.of(new Area(0, 4096, Use.DATA, "f", 0), new Area(4096, 8192, Use.DATA, "g,h", 0),
                        new Area(8192, 16384, Use.FREE, "", -1)));
        var file = new FileImage("f", "pm0", 5000, true, List.of(new Extent(0, 0, 4096, false, false)));
        var image = new MachineImage(List.of(disk), List.of(file),
                List.of(new MappingImage("p1", "m", 4096, 4096, "f", 0, List.of())));

        assertThat(states(StateIndex.of(disk))).isEqualTo("""
                start,end,unit,state,owner
                0,4096,bytes,Data,f
                4096,4352,bytes,Latent poison,"g,h"
                4352,8192,bytes,Data,"g,h"
                8192,16384,bytes,Free,
                """);
        assertThat(states(StateIndex.of(disk, file))).isEqualTo("""
                start,end,unit,state,owner
                0,4096,bytes,Data,f
                4096,8192,bytes,Unused,f
                """);
        assertThat(states(StateIndex.of(image, image.mappings().getFirst(), Set.of()))).isEqualTo("""
                start,end,unit,state,owner
                0,4096,bytes,Data,p1 m
                """);
    }

    @Test
    void extentsAreWrittenAsATable() throws IOException {
        var out = new StringBuilder();

        CsvWriter.writeExtents(new FileImage("f", "pm0", 8192, true, List.of(new Extent(0, 4096, 4096, true, false))),
                out);

        assertThat(out)
                .hasToString("file,offset,disk byte,length,unit,unwritten,shared\nf,0,4096,4096,bytes,true,false\n");
    }

    private static String states(StateIndex index) throws IOException {
        var out = new StringBuilder();
        CsvWriter.writeStates(index, out);
        return out.toString();
    }
}
