package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.fs.fuse.Window;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.SegmentType;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.bus.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** L: other providers. */
class CasesL {
    private static final String DISK = Fixture.DISK;

    private static Fixture segment(KernelPreset preset, SegmentType type) {
        return Fixture.with(preset).raw().provider(Provider.DCSSBLK)
                .config(NamespaceConfig.USUAL.withSegment(type)).start();
    }

    private static String write(Fixture f, long offset, long length) {
        return f.call(new Operation.Write(DISK, offset, length, length, new Pattern.Constant(Fixture.WRITTEN),
                OpenMode.DIRECT));
    }

    private static String access(Fixture f, long pgoff, long pages, AccessMode mode) {
        return access(f.disk(), pgoff, pages, mode);
    }

    private static String access(DaxDevice device, long pgoff, long pages, AccessMode mode) {
        return switch (device.directAccess(new DevicePage(pgoff), pages, mode)) {
            case DirectAccess.Mapped mapped -> Long.toString(mapped.pages());
            case DirectAccess.Refused refused -> refused.errno().name();
        };
    }

    @ParameterizedTest
    @EnumSource
    void l01_dcssblk(KernelPreset preset) {
        Fixture f = segment(preset, SegmentType.EW);

        assertThat(write(f, 8192, 4096)).isEqualTo("4096");
        assertThat(f.call(new Operation.Read(DISK, 8192, 4096, OpenMode.DIRECT))).isEqualTo("4096");
        for (AccessMode mode : AccessMode.values()) {
            assertThat(access(f, 1024, 1, mode)).isEqualTo("ERANGE");
            assertThat(access(f, 1020, 512, mode)).isEqualTo("4");
        }
        assertThat(f.disk().write(new org.daxscope.kernel.address.DeviceSector(3), new byte[4096], 0, 4096))
                .contains(org.daxscope.kernel.Errno.EIO);
        assertThat(f.refusals()).contains(Rule.SEGMENT_MISALIGNED);
        assertThat(f.call(new Operation.StoreBadblocks(DISK, "8 8"))).isEqualTo("ENOENT");
        assertThat(f.call(new Operation.PoisonMedia(DISK, 0, 256))).isEqualTo("EOPNOTSUPP");
    }

    @ParameterizedTest
    @EnumSource
    void l01_a_dax_file_on_a_segment(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.DCSSBLK).start().mapped();

        assertThat(f.write(0, 8192)).isEqualTo("8192");
        assertThat(f.load(4096)).isEqualTo("'W'");
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void l02_dcssblk_sr_segment_write(KernelPreset preset) {
        for (SegmentType type : SegmentType.values()) {
            Fixture f = segment(preset, type);

            assertThat(write(f, 0, 4096)).as(type.name()).isEqualTo(type.isReadOnly() ? "EIO" : "4096");

            if (type.isReadOnly())
                assertThat(f.refusals()).contains(Rule.SEGMENT_READ_ONLY);
        }
    }

    /** F0 on a host, and a guest that has it mounted with DAX under the tag "vfs0". */
    private static Fixture guest(KernelPreset preset, String window) {
        Fixture f = Fixture.with(preset).start();
        f.require(new Operation.MakeFileSystem("vfs0", "virtiofs", "source=" + DISK + " cache-size=" + window));
        return f.require(new Operation.Mount("vfs0", "dax")).forget();
    }

    private static Virtiofs share(Fixture f) {
        return (Virtiofs) f.machine.fileSystem("vfs0").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void l03_virtio_fs(KernelPreset preset) {
        Window window = share(guest(preset, "1G")).window().orElseThrow();
        long pages = (1L << 30) / Units.PAGE;

        for (AccessMode mode : AccessMode.values()) {
            assertThat(access(window, pages - 10, 512, mode)).isEqualTo("10");
            assertThat(access(window, 0, 512, mode)).isEqualTo("512");
            assertThat(access(window, pages, 1, mode)).isEqualTo("ERANGE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void l04_virtio_fs_extending_write(KernelPreset preset) {
        Fixture f = guest(preset, "1G");

        // One byte over the end is enough for all of it to go to the daemon.
        assertThat(f.call(write("vfs0:f", 61_440, 4097))).isEqualTo("4097");
        assertThat(f.events(EventKind.FUSE_WRITE)).hasSize(1);
        assertThat(f.events(EventKind.FUSE_SETUP_MAPPING)).isEmpty();
        assertThat(asked(f)).doesNotContain("vfs0");
        assertThat(f.events(EventKind.REMARK).mapToObj(f.journal::rule)).contains(Rule.EXTENDING_WRITE);

        f.forget();
        assertThat(f.call(write("vfs0:f", 61_440, 4097))).isEqualTo("4097");
        assertThat(f.events(EventKind.FUSE_SETUP_MAPPING)).hasSize(1);
        assertThat(f.events(EventKind.FUSE_WRITE)).isEmpty();
        assertThat(asked(f)).contains("vfs0");
        assertThat(f.call(new Operation.Read("f", 65_536, 4096, OpenMode.PLAIN))).isEqualTo("1");
    }

    /** Devices whose direct_access was called. */
    private static List<String> asked(Fixture f) {
        return f.events(EventKind.DIRECT_ACCESS).mapToObj(i -> f.journal.subject(i).name()).distinct().toList();
    }

    private static Operation write(String file, long offset, long length) {
        return Operation.Write.of(file, offset, length, new Pattern.Constant(Fixture.WRITTEN));
    }

    private static Fixture device(KernelPreset preset, long align) {
        Fixture f = Fixture.with(preset).raw().disk(64 << 20).dataOffset(2 << 20)
                .config(NamespaceConfig.of(NamespaceMode.DEVDAX).withAlign(align)).start();
        return f.require(new Operation.Mmap(Fixture.PROCESS, Fixture.MAP, DISK, 0, 4 << 20, Set.of())).forget();
    }

    @ParameterizedTest
    @EnumSource
    void l05_devdax(KernelPreset preset) {
        Fixture f = device(preset, Units.PMD);
        long bad = 100 * 4096 + 512;
        f.require(new Operation.PoisonMedia(DISK, bad, 256)).require(new Operation.Scrub());
        assertThat(f.device().diskRecords()).isNotEmpty();

        // The fault does not look at the record: page 0 of the same 2 MiB is mapped with it.
        assertThat(f.load(0)).startsWith("'");
        assertThat(f.load(bad)).isEqualTo("BUS_MCEERR_AR " + 100 * 4096 + " lsb 21");

        assertThat(f.call(new Operation.Read(DISK, 0, 4096, OpenMode.PLAIN))).isEqualTo("EINVAL");
        assertThat(f.call(new Operation.Mmap("q", "n", DISK, 4096, 2 << 20, Set.of()))).isEqualTo("EINVAL");
    }

    @Test
    void l05_the_signal_tells_the_alignment_of_the_device() {
        Fixture f = device(KernelPreset.G60, Units.PAGE);
        f.require(new Operation.PoisonMedia(DISK, 4096, 256));

        assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.load(0)).startsWith("'");
    }

    @ParameterizedTest
    @EnumSource
    void l06_devdax_after_clear_error(KernelPreset preset) {
        Fixture f = device(preset, Units.PMD);
        f.require(new Operation.PoisonMedia(DISK, 4096, 4096)).require(new Operation.Scrub());
        assertThat(f.load(4096)).startsWith("BUS_MCEERR_AR");

        assertThat(f.call(new Operation.ClearErrorCommand(DISK, (2 << 20) + 4096, 4096, true))).isEqualTo("4096");

        // The fixture's media clears to zeros.
        assertThat(f.load(4096)).isEqualTo("'\0'");
        assertThat(f.device().regionRecords()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void l07_cxl_pmem_debugfs(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.CXL).start();
        long sector = f.fileSector() + 8;

        f.require(new Operation.InjectError(DISK, sector, 8, false, true, false));

        assertThat(f.poison()).isEqualTo("4096+4096");
        assertThat(f.disk().bus().injected()).hasSize(1);
        assertThat(f.bb()).isEmpty();
        f.require(new Operation.InjectError(DISK, sector, 8, false, true, true));
        assertThat(f.disk().bus().injected()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.read(4096, 4096)).isEqualTo("4096");
    }
}
