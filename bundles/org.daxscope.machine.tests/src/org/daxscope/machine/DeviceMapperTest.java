package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vectors of semantics, appendix B. A and B are disks of 1024 pages; logical page L of a vector is page L of a file, which
 * lies behind 64 MiB of disk M that take the file system's metadata.
 */
@DisplayName("dm devices below file systems")
class DeviceMapperTest {
    private static final int FRONT = 131_072;
    private static final String CONCAT = "4096 linear A 4096;8192 linear B 0";
    private static final String LINEAR = "4096 linear A 4096";
    private static final String STRIPED = "16384 striped 2 32 A 0 B 0";

    private final Journal journal = new Journal();
    private Machine machine;

    /** @param table length, type and arguments of the lines behind the metadata */
    private void machine(KernelPreset kernel, String table, long pages) {
        machine = new Machine(new MachineSpec(KernelModel.of(kernel),
                List.of(Disk.of("M", 128L << 20), Disk.of("A", 4L << 20), Disk.of("B", 4L << 20))), journal);
        assertThat(call(new Operation.CreateDm("v", table(table)))).isEqualTo("0");
        assertThat(call(new Operation.MakeFileSystem("v", "ext4", "-O ^has_journal"))).isEqualTo("0");
        assertThat(call(new Operation.Mount("v", "dax=always"))).isEqualTo("0");
        assertThat(call(new Operation.PlaceFile("f", pages * 4096,
                List.of(new Placement(0, FRONT * 512L, pages * 4096, false))))).isEqualTo("0");
    }

    private static String table(String lines) {
        List<String> all = new ArrayList<>(List.of("0 " + FRONT + " linear M 0"));
        long next = FRONT;
        for (String line : lines.split(";")) {
            all.add(next + " " + line);
            next += Long.parseLong(line.substring(0, line.indexOf(' ')));
        }
        return String.join("\n", all);
    }

    private String call(Operation operation) {
        return TestMachine.text(machine.perform(operation));
    }

    private String read(long offset, long length) {
        return call(new Operation.Read("f", offset, length, OpenMode.PLAIN));
    }

    private String write(long offset, long length) {
        return call(Operation.Write.of("f", offset, length, new Pattern.Constant((byte) 'W')));
    }

    private void poison(String disk, long page) {
        call(new Operation.PoisonMedia(disk, page * 4096, 4096));
        call(new Operation.Scrub());
    }

    private List<String> clears(int from) {
        List<String> found = new ArrayList<>();
        for (int i = from; i < journal.size(); i++)
            if (journal.kind(i) == EventKind.DISK_RECORD_CLEARED)
                found.add(journal.subject(i).name() + " " + journal.arg(i, 0) * 512 + "+" + journal.arg(i, 1) * 512);
        return found;
    }

    @ParameterizedTest(name = "{0} on {6}")
    @CsvSource(delimiter = '|', value = {"B1|CONCAT|B 0|read|510+16384|8192|G15,GV2,G19,G65",
        "B2|CONCAT|B 0|write|510+16384|8192|G15", "B2|CONCAT|B 0|write|510+16384|16384|GV2,G19,G65",
        "B3|CONCAT|B 0|write|510.5+12288|6144|G15,GV2", "B3|CONCAT|B 0|write|510.5+12288|12288|G19,G65",
        "B4|LINEAR|A 600|read|0+524288|EIO|G15,G19,G65", "B4|LINEAR|A 600|read|0+524288|360448|GV2",
        "B5|STRIPED|B 1|read|0+65536|16384|G15,G19,G65", "B5|STRIPED|B 1|read|0+65536|20480|GV2",
        "B6|STRIPED|B 1|write|0+65536|16384|G15", "B6|STRIPED|B 1|write|0+65536|65536|GV2,G19,G65",
        "B7|STRIPED|B 1|read|4+16384|EIO|G15,G19,G65", "B7|STRIPED|B 1|read|4+16384|4096|GV2",
        "B8|STRIPED|B 1|write|3+16384|4096|G15", "B8|STRIPED|B 1|write|3+16384|16384|GV2,G19,G65",
        "B9|STRIPED|A 3,A 4|write|0+65536|65536|G19,G65", "B10|STRIPED|A 3,A 4|read|4+16384|16384|G15,GV2,G19,G65"})
    void appendixB(String vector, String table, String poison, String call, String request, String expected,
            String kernels) {
        for (String kernel : kernels.split(",")) {
            long pages = table.equals("LINEAR") ? 128 : table.equals("CONCAT") ? 514 : 16;
            machine(KernelPreset.valueOf(kernel), switch (table) {
                case "CONCAT" -> CONCAT;
                case "LINEAR" -> LINEAR;
                default -> STRIPED;
            }, pages);
            for (String bad : poison.split(","))
                poison(bad.substring(0, 1), Long.parseLong(bad.substring(2)));
            String[] place = request.split("\\+");
            long offset = (long) (Double.parseDouble(place[0]) * 4096);
            long length = Long.parseLong(place[1]);

            assertThat(call.equals("read") ? read(offset, length) : write(offset, length)).as(vector + " " + kernel)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aStripedRecoveryClearsEachLegsPagesAlone() {
        machine(KernelPreset.G65, STRIPED, 16);
        poison("A", 3);
        poison("A", 4);
        int from = journal.size();

        assertThat(write(0, 65536)).isEqualTo("65536");

        assertThat(clears(from)).containsExactly("A 12288+4096", "A 16384+4096");
    }

    @Test
    void aDeviceSwitchedToErrorRefusesAllButOldMappings() {
        machine(KernelPreset.G60, LINEAR, 128);
        write(0, 65536);
        call(new Operation.Mmap("p", "m", "f", 0, 65536, Set.of()));
        assertThat(call(new Operation.Load("p", "m", 0))).isEqualTo("'W'");

        reload("0 " + (FRONT + 4096) + " error");

        assertThat(read(0, 4096)).isEqualTo("EIO");
        assertThat(write(0, 4096)).isEqualTo("EIO");
        assertThat(call(new Operation.Load("p", "m", 1))).isEqualTo("'W'");
        assertThat(call(new Operation.Load("p", "m", 4096))).startsWith("BUS_ADRERR");
    }

    private void reload(String table) {
        call(new Operation.SuspendDm("v"));
        assertThat(call(new Operation.LoadDm("v", table))).isEqualTo("0");
        call(new Operation.ResumeDm("v"));
    }

    @Test
    void aReloadLeavesOldMappingsOnTheOldDisk() {
        machine(KernelPreset.G60, LINEAR, 16);
        write(0, 65536);
        call(new Operation.Mmap("p", "m", "f", 0, 65536, Set.of()));
        call(new Operation.Load("p", "m", 0));
        MachineState before = machine.save();

        reload(table("4096 linear B 0"));

        assertThat(call(new Operation.Load("p", "m", 0))).isEqualTo("'W'");
        assertThat(((Outcome.Data) machine.perform(new Operation.Read("f", 0, 1, OpenMode.PLAIN))).bytes())
                .containsExactly(0);
        machine.restore(before);
        assertThat(((Outcome.Data) machine.perform(new Operation.Read("f", 0, 1, OpenMode.PLAIN))).bytes())
                .containsExactly('W');
    }

    @Test
    void thePictureShowsWhoseSpaceItIsOnEachDisk() {
        machine(KernelPreset.G60, STRIPED, 16);
        List<DeviceImage> disks = machine.image().devices();

        assertThat(disks.get(1).areas()).filteredOn(area -> area.owner().equals("f"))
                .extracting(area -> area.start() + "-" + area.end() + " f@" + area.fileOffset())
                .containsExactly("0-16384 f@0", "16384-32768 f@32768");
        assertThat(disks.get(2).areas()).filteredOn(area -> area.owner().equals("f"))
                .extracting(area -> area.start() + "-" + area.end() + " f@" + area.fileOffset())
                .containsExactly("0-16384 f@16384", "16384-32768 f@49152");
        for (DeviceImage disk : disks) {
            long end = 0;
            for (DeviceImage.Area area : disk.areas()) {
                assertThat(area.start()).isEqualTo(end);
                end = area.end();
            }
            assertThat(end).isEqualTo(disk.sectors() * 512);
        }
        assertThat(disks.getFirst().areas()).anyMatch(area -> area.use() == Use.METADATA);
        assertThat(machine.page("B", 16384).area().owner()).isEqualTo("f");
        Places places = new Places(machine.image());
        assertThat(places.in(Space.DISK, new Span(Space.FILE, "f", 16000, 17000))).containsExactly(
                new Span(Space.DISK, "A", 16000, 16384), new Span(Space.DISK, "B", 0, 616));
        assertThat(places.in(Space.FILE, new Span(Space.DISK, "B", 16384, 16385)))
                .containsExactly(new Span(Space.FILE, "f", 49152, 49153));
        assertThat(machine.image().mounts().getFirst().disk()).isEqualTo("v");
    }

    @Test
    void aLargeFileInSmallChunksIsShownWithoutAllItsPieces() {
        machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
                List.of(Disk.of("A", 1L << 40), Disk.of("B", 1L << 40))), journal);
        long sectors = 2L << 31;
        call(new Operation.CreateDm("v", "0 " + sectors + " striped 2 8 A 0 B 0"));
        call(new Operation.MakeFileSystem("v", "xfs", "-m reflink=0"));
        assertThat(call(new Operation.Mount("v", "dax=always"))).isEqualTo("0");
        assertThat(call(new Operation.Fallocate(Operation.Fallocate.Mode.PREALLOCATE, "f", 0, 64L << 30)))
                .isEqualTo("ENOENT");
        call(new Operation.Create("f"));
        call(new Operation.Fallocate(Operation.Fallocate.Mode.PREALLOCATE, "f", 0, 64L << 30));

        for (DeviceImage disk : machine.image().devices()) {
            assertThat(disk.areas()).hasSizeLessThan(600_000);
            assertThat(disk.areas().stream().filter(area -> area.owner().equals("f"))
                    .mapToLong(area -> area.end() - area.start()).sum()).isEqualTo(32L << 30);
        }
    }

    @Test
    void whatIsInUseIsNotTakenTwice() {
        machine(KernelPreset.G60, LINEAR, 16);

        assertThat(call(new Operation.RemoveDm("v"))).isEqualTo("EBUSY");
        assertThat(call(new Operation.MakeFileSystem("A", "ext4", ""))).isEqualTo("EBUSY");
        assertThat(call(new Operation.CreateDm("w", "0 8 linear v 0"))).isEqualTo("EBUSY");
        assertThat(call(new Operation.CreateDm("v", "0 8 linear B 0"))).isEqualTo("EBUSY");
        assertThat(call(new Operation.CreateDm("w", "0 8 linear C 0"))).isEqualTo("EINVAL");
        assertThat(call(new Operation.StoreBadblocks("v", "0 8"))).isEqualTo("ENOENT");
        assertThat(call(new Operation.SuspendDm("w"))).isEqualTo("ENXIO");
        call(new Operation.Unmount());
        assertThat(call(new Operation.RemoveDm("v"))).isEqualTo("0");
        assertThat(machine.dmDevices()).isEmpty();
    }

    @Test
    void aTableThatIsNotDaxMountsXfsWithoutAndExt4NotAtAll() {
        machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60), List.of(Disk.of("pm0", 1L << 30))),
                journal);
        call(new Operation.CreateDm("v", "0 300000 linear pm0 0\n300000 8 error\n300008 1000000 linear pm0 300008"));
        call(new Operation.MakeFileSystem("v", "ext4", ""));
        assertThat(call(new Operation.Mount("v", "dax=always"))).isEqualTo("EINVAL");
        call(new Operation.MakeFileSystem("v", "xfs", "-m reflink=0"));
        assertThat(call(new Operation.Mount("v", "dax=always"))).isEqualTo("0");
        assertThat(machine.image().mounts().getFirst().dax()).isFalse();
    }
}
