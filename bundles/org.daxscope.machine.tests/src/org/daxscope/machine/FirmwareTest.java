package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.daxscope.dax.Source;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileData.IoFlags;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Sink;
import org.daxscope.fs.UserMappings;
import org.daxscope.fs.iomap.DaxFileData;
import org.daxscope.fs.xfs.Xfs;
import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.badblocks.BadRecord;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;
import org.daxscope.pmem.media.ByteRange;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A file over firmware that falls short, fails or has another clear unit")
class FirmwareTest {
    private static final int FILE_PAGE = 256;
    private static final long FILE_BYTE = (long) FILE_PAGE * Units.PAGE;

    private final EventSink events = EventSink.none();
    private PmemPlatform platform;
    private PmemDisk disk;
    private DaxFileData file;

    /** A file of 16 pages at page 256 of a disk whose media follows a policy, page 1 known to be bad. */
    private void scene(KernelPreset preset, UnaryOperator<MediaPolicy> change) {
        KernelModel kernel = KernelModel.of(preset);
        platform = new PmemPlatform(Firmware.FULL, false, kernel, events);
        disk = platform.addDisk("pm0", 0x4080000000L, 384L << 20, 0, change.apply(MediaPolicy.DEFAULT));
        DiskFileSystem fs = new Xfs(new DiskFileSystem.Mount(kernel, events, disk, disk, UserMappings.none()),
                "-m reflink=0");
        Inode inode = fs.create("f");
        inode.setSize(16L * Units.PAGE);
        fs.adopt(inode, new Extent(0, FILE_PAGE, 16, false));
        file = new DaxFileData(kernel, fs, inode, disk, UserMappings.none());
        platform.bus().poison(disk.physicalAddress(new KernelAddress(FILE_BYTE + 4096)), 4096);
        platform.bus().scrub();
    }

    private String write(long offset, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'W');
        try {
            return Long.toString(file.write(offset, length, Source.of(bytes), IoFlags.NONE));
        } catch (KernelError error) {
            return error.errno().name();
        }
    }

    private String records() {
        return text(disk.records().records());
    }

    private String regionRecords() {
        return text(disk.region().records().table().records());
    }

    private static String text(List<BadRecord> records) {
        return records.stream().map(r -> r.start() - FILE_PAGE * Units.PAGE_SECTORS + "+" + r.length())
                .collect(Collectors.joining(" "));
    }

    private static String of(KernelPreset kernel, String before, String v2, String merged) {
        return kernel.switches().writeRecovery() == DaxWriteRecovery.NONE ? before
                : kernel.switches().writeRecovery() == DaxWriteRecovery.WHOLE_RANGE ? v2 : merged;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-15 Q10 a short clear: the region knows of what was cleared, the merged series' disk does not")
    void aShortClear(KernelPreset kernel) {
        scene(kernel, policy -> policy.withClearMaxBytes(2048));

        assertThat(write(4096, 4096)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));

        assertThat(records()).isEqualTo(of(kernel, "8+8", "12+4", "8+8"));
        assertThat(regionRecords()).isEqualTo(of(kernel, "8+8", "12+4", "12+4"));
        assertThat(disk.region().media().poisonedLines(0, 384L << 20)).isEqualTo(
                Long.parseLong(of(kernel, "16", "8", "8")));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-16 a failing clear changes nothing")
    void aFailingClear(KernelPreset kernel) {
        scene(kernel, policy -> policy.withFailing(List.of(new ByteRange(FILE_BYTE + 4096, FILE_BYTE + 8192))));

        assertThat(write(4096, 4096)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));

        assertThat(records()).isEqualTo("8+8");
        assertThat(regionRecords()).isEqualTo("8+8");
        assertThat(disk.poisoned(new KernelAddress(FILE_BYTE + 4096), 4096)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-34 a clear unit of 8 KiB can never be met by strides of a page")
    void aClearUnitOfTwoPages(KernelPreset kernel) {
        scene(kernel, policy -> policy.withClearUnit(8192));

        assertThat(write(4096, 4096)).isEqualTo(of(kernel, "EIO", "EIO", "EFAULT"));
        assertThat(write(0, 8192)).isEqualTo(of(kernel, "EIO", "8192", "4096"));

        assertThat(records()).isEqualTo(of(kernel, "8+8", "", "8+8"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-13 what a clear leaves is zeros here, until the data comes")
    void clearedBytesAreTheMediasAffair(KernelPreset kernel) {
        scene(kernel, policy -> policy);

        write(4096, 4096);

        byte[] page = new byte[4096];
        String result;
        try {
            result = Long.toString(file.read(4096, 4096, Sink.into(page), IoFlags.NONE));
        } catch (KernelError error) {
            result = error.errno().name();
        }
        assertThat(result).isEqualTo(of(kernel, "EIO", "4096", "4096"));
        assertThat(page).containsOnly(result.equals("EIO") ? 0 : 'W');
    }
}
