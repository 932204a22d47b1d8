package org.daxscope.ui.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReaderTest {
    private static final long DISK = 64 << 20;
    private static final long PHYSICAL = 0x1_0000_0000L;
    private static final long REGION = 2 << 20;

    private static DeviceImage disk(String name, long base, List<Area> areas) {
        return new DeviceImage(name, DISK / 512, base, REGION, List.of(), List.of(), List.of(), List.of(), "",
                List.of(), List.of(), List.of(), areas);
    }

    private final MachineImage image = new MachineImage(
            List.of(disk("pm0", PHYSICAL,
                    List.of(new Area(0, 1 << 20, DeviceImage.Use.METADATA, "xfs", -1),
                            new Area(1 << 20, (1 << 20) + 16384, DeviceImage.Use.DATA, "f", 0),
                            new Area((1 << 20) + 16384, DISK, DeviceImage.Use.FREE, "", -1))),
                    disk("pm1", PHYSICAL + DISK, List.of())),
            List.of(new FileImage("f", "pm0", 16000, true,
                    List.of(new FileImage.Extent(0, 1 << 20, 16384, false, false)))),
            List.of(new MappingImage("p1", "m", 0x7f0000000000L, 8192, "f", 4096, List.of())));

    private Span read(String text) throws AddressException {
        return new AddressReader(image).read(text, Space.DISK, "pm0");
    }

    @ParameterizedTest
    @CsvSource({"0x4000,16384,20480", "16384,16384,20480", "16_384,16384,20480", "16k,16384,20480",
        "2M,2097152,2101248", "1MiB,1048576,1052672", "0x4100,16640,16896", "16385,16385,16386",
        "sector 224,114688,115200", "page 5,20480,24576", "pgoff 5,20480,24576", "line 3,768,1024",
        "16k + 512,16384,16896", "sector 8+4k,4096,8192", "disk sector 1,512,1024", "disk pm0 sector 1,512,1024"})
    void whatIsTypedNamesARangeOfTheDisk(String typed, long start, long end) throws Exception {
        assertThat(read(typed)).isEqualTo(Span.disk("pm0", start, end));
    }

    @Test
    void wordsBeforeTheNumberNameAnotherSpace() throws Exception {
        assertThat(read("file f 8192")).isEqualTo(Span.file("f", 8192, 12288));
        assertThat(read("file 8192")).as("there is only one file").isEqualTo(Span.file("f", 8192, 12288));
        assertThat(read("file f page 1")).isEqualTo(Span.file("f", 4096, 8192));
        assertThat(read("virtual p1 0x7f0000001000"))
                .isEqualTo(new Span(Space.VIRTUAL, "p1", 0x7f0000001000L, 0x7f0000002000L));
        assertThat(read("physical 0x100000000")).isEqualTo(new Span(Space.PHYSICAL, "", PHYSICAL, PHYSICAL + 4096));
        assertThat(read("region sector 4096")).isEqualTo(new Span(Space.REGION, "pm0", REGION, REGION + 512));
        assertThat(read("block 256")).isEqualTo(new Span(Space.FS_BLOCK, "pm0", 1 << 20, (1 << 20) + 4096));
        assertThat(read("disk pm1 sector 1")).isEqualTo(Span.disk("pm1", 512, 1024));
    }

    @Test
    void aSectorTypedWhileLookingAtAFileIsOneOfTheDiskBelowIt() throws Exception {
        assertThat(new AddressReader(image).read("sector 2048", Space.FILE, "f"))
                .isEqualTo(Span.disk("pm0", 1 << 20, (1 << 20) + 512));
    }

    @Test
    void aFieldOfSectorsCountsSectors() throws Exception {
        assertThat(new AddressReader(image).read("8", Space.DISK, "pm0", 512))
                .isEqualTo(Span.disk("pm0", 4096, 4608));
    }

    @Test
    void rangesEndWithTheirSpace() throws Exception {
        assertThat(read("63M + 4G")).isEqualTo(Span.disk("pm0", 63 << 20, DISK));
        assertThat(read("virtual p1 0x7f0000001000 + 1G").end()).isEqualTo(0x7f0000002000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"x;\u201cx\u201d is no address", "0xzz;\u201c0xzz\u201d is no address",
        "64M;Byte 67108864 (0x4000000) is outside", "9999999999999999999;larger than any address",
        "16777216T;larger than any address", "file g 0;There is no \u201cg\u201d here, but f.",
        "hello 5;\u201chello\u201d is not understood", "4k + 0;A length of 0 names nothing",
        "virtual p1 0x1000;Nothing is mapped at 0x1000 in process p1: its mappings are f [0x7f0000000000, 0x7f0000002000)",
        "physical 0x1000;No disk lies at physical address 0x1000: there is pm0 [0x100000000, 0x104000000)",
        "region 0x1000;is outside of what there is: bytes from the start of the region of pm0"})
    void whatIsNoAddressIsRefusedWithASentence(String typed, String sentence) {
        assertThatThrownBy(() -> read(typed)).isInstanceOf(AddressException.class).hasMessageContaining(sentence);
    }

    @Test
    void nothingTypedIsRefusedToo() {
        assertThatThrownBy(() -> read("  ")).isInstanceOf(AddressException.class).hasMessageContaining("no address");
    }
}
