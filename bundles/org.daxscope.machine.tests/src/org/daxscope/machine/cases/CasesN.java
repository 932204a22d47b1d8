package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.run.NdctlList;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.Provider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N: the tools. */
class CasesN {
    private static final String DISK = Fixture.DISK;

    private static Operation inject(Fixture f, long sector, long count, boolean inform, boolean saturate) {
        return new Operation.InjectError(DISK, f.fileSector() + sector, count, inform, saturate, false);
    }

    @ParameterizedTest
    @EnumSource
    void n01_inject_no_notify(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();

        f.require(inject(f, 8, 8, false, true));

        assertThat(f.disk().bus().injected())
                .containsExactly(new PhysicalRange(Fixture.BASE + f.fileByte() + 4096, 4096));
        assertThat(f.device().sysfsText()).isEmpty();
        assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
    }

    @ParameterizedTest
    @EnumSource
    void n02_inject_with_notify(KernelPreset preset) {
        Fixture f = Fixture.of(preset);

        f.require(inject(f, 8, 8, true, true));

        assertThat(f.device().sysfsText()).isEqualTo(f.fileSector() + 8 + " 8\n");
    }

    @ParameterizedTest
    @EnumSource
    void n03_uninject(KernelPreset preset) {
        Fixture f = Fixture.of(preset);
        f.require(inject(f, 8, 8, true, true));

        f.require(new Operation.InjectError(DISK, f.fileSector() + 8, 8, false, true, true));

        assertThat(f.disk().bus().injected()).isEmpty();
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.regionBb()).isEqualTo("8+8");
        assertThat(f.badrange()).isEqualTo("4096+4096");
    }

    @ParameterizedTest
    @EnumSource
    void n04_default_against_saturate(KernelPreset preset) {
        Fixture f = Fixture.of(preset);
        Fixture saturated = Fixture.of(preset);

        f.require(inject(f, 8, 8, false, false));
        saturated.require(inject(saturated, 8, 8, false, true));

        assertThat(f.events(EventKind.FIRMWARE_LIST)).hasSize(8);
        assertThat(f.disk().region().media().poisonedLines(f.fileByte() + 4096, 4096)).isEqualTo(8);
        assertThat(saturated.disk().region().media().poisonedLines(f.fileByte() + 4096, 4096)).isEqualTo(16);
    }

    @ParameterizedTest
    @EnumSource
    void n05_offset_by_mode(KernelPreset preset) {
        Fixture raw = Fixture.with(preset).raw().disk(64 << 20).config(NamespaceConfig.of(NamespaceMode.RAW)).start();
        Fixture fsdax = Fixture.with(preset).raw().disk(64 << 20).config(NamespaceConfig.of(NamespaceMode.RAW))
                .start();
        fsdax.require(new Operation.ConfigureNamespace(DISK, NamespaceMode.FSDAX, Units.PMD, 512, true));
        Operation inject = new Operation.InjectError(DISK, 12, 1, false, true, false);

        raw.require(inject);
        fsdax.require(inject);

        long first = raw.disk().bus().injected().getFirst().start();
        assertThat(first).isEqualTo(Fixture.BASE + 12 * 512);
        assertThat(fsdax.disk().bus().injected().getFirst().start()).isEqualTo(first + fsdax.disk().dataOffset());
    }

    @ParameterizedTest
    @EnumSource
    void n06_list_json(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().dataOffset(2 << 20).start();
        f.require(new Operation.InjectError(DISK, 8, 8, true, true, false));
        NdctlList list = new NdctlList(f.machine.image());

        assertThat(list.namespaces(true)).isEqualTo("""
                [
                  {
                    "dev":"namespace0.0",
                    "mode":"fsdax",
                    "map":"dev",
                    "size":4194304,
                    "sector_size":512,
                    "align":2097152,
                    "blockdev":"pmem0",
                    "badblock_count":8,
                    "badblocks":[
                      {
                        "offset":8,
                        "length":8
                      }
                    ]
                  }
                ]
                """);
        assertThat(list.regions()).contains("\"offset\":4104").contains("\"size\":6291456");
        assertThat(list.buses()).contains("\"scrub_state\":\"idle\"");
        f.require(new Operation.StartScrub(DISK));
        assertThat(new NdctlList(f.machine.image()).buses()).contains("\"scrub_state\":\"active\"");
    }

    @ParameterizedTest
    @EnumSource
    void n07_sector_mode_inject(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().config(NamespaceConfig.of(NamespaceMode.SECTOR)).start();
        Operation inject = new Operation.InjectError(DISK, 8, 8, true, true, false);
        Operation uninject = new Operation.InjectError(DISK, 8, 8, true, true, true);

        assertThat(f.call(inject)).isEqualTo("EOPNOTSUPP");
        assertThat(f.call(uninject)).isEqualTo("EOPNOTSUPP");
    }

    @ParameterizedTest
    @EnumSource
    void n08_sysfs_record_only(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        assertThat(f.load(4096)).isEqualTo("'" + (char) Fixture.contentOf(1) + "'");

        f.require(new Operation.StoreBadblocks(DISK, "2056 8"));

        assertThat(f.read(4096, 4096)).isEqualTo("EIO");
        assertThat(f.load(4096)).isEqualTo("'" + (char) Fixture.contentOf(1) + "'");
        assertThat(f.events(EventKind.MACHINE_CHECK)).isEmpty();
        assertThat(f.poison()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void n10_no_scrub_vm(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.NFIT_NO_CLEAR).start().record(8, 8);

        assertThat(f.call(new Operation.StartScrub(DISK))).isEqualTo("EOPNOTSUPP");
        f.require(new Operation.Unmount());
        assertThat(f.call(new Operation.RepairNamespace(DISK, false))).isEqualTo("EOPNOTSUPP");
        assertThat(f.device().diskRecords()).hasSize(1);
    }
}
