package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.Arrays;
import java.util.List;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.BioFlags;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dm.WriteLog;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases K-12 to K-23: log-writes, writecache, the DAX decision, missing operations. */
@DisplayName("K. Device mapper: log, cache, decision")
class CasesK2 {
    private static final long FILE_START = 64L << 20;

    /** log-writes over M with its log on L, a file of 16 pages on it. */
    private static Stack logged(KernelModel kernel) {
        Stack stack = Stack.of(kernel);
        stack.require(new Operation.CreateDm("v", "0 262144 log-writes M L"));
        return stack.mounted("ext4", FILE_START, 16);
    }

    private static Stack logged(KernelPreset preset) {
        return logged(KernelModel.of(preset));
    }

    private static List<WriteLog.Entry> entries(Stack stack) {
        return WriteLog.read(stack.machine.disks().getLast()).entries();
    }

    /** Entries with data of the file's place, once a mark has made the log say how many it has: metadata is beside it. */
    private static List<WriteLog.Entry> withData(Stack stack) {
        stack.require(new Operation.MessageDm("v", 0, "mark here"));
        WriteLog log = WriteLog.read(stack.machine.disks().getLast());
        long first = FILE_START / log.unit();
        return log.entries().stream().filter(entry -> entry.sectors() > 0 && entry.sector() >= first
                && entry.sector() < first + 16 * 4096 / log.unit()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void k12_log_writes_pwrite(KernelPreset preset) {
        boolean logsData = !since(preset, KernelPreset.GST);
        Stack stack = logged(preset);
        stack.write(2, 1);
        stack.require(new Operation.MessageDm("v", 0, "mark before"));
        assertThat(withData(stack)).as("not flushed yet").isEmpty();

        stack.require(new Operation.Fsync("f"));

        List<WriteLog.Entry> data = withData(stack);
        if (logsData) {
            long page = FILE_START / 512 + 16;
            long unit = WriteLog.read(stack.machine.disks().getLast()).unit() / 512;
            assertThat(data).containsExactly(new WriteLog.Entry(page / unit, 8 / unit, 0, 4096, ""));
            WriteLog log = WriteLog.read(stack.machine.disks().getLast());
            assertThat(log.data(log.entries().indexOf(data.getFirst()))).containsOnly((byte) 'W').hasSize(4096);
        } else
            assertThat(data).isEmpty();

        Stack mended = logged(KernelModel.of(preset).without(Quirk.Q15_LOG_WRITES_ZERO_PAGE_FAILS));
        mended.write(2, 1);
        mended.require(new Operation.Fsync("f"));
        assertThat(withData(mended)).as("without the quirk").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void k13_log_writes_recovery(KernelPreset preset) {
        if (!since(preset, KernelPreset.G19))
            return;
        Stack stack = logged(preset).known("M", FILE_START / 512 + 16, 8);

        assertThat(stack.write(2, 1)).isEqualTo("4096");

        assertThat(stack.clears()).isEqualTo("M " + (FILE_START + 8192) + "+4096");
        stack.require(new Operation.Fsync("f"));
        assertThat(withData(stack)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void k14_log_writes_zero_page_range(KernelPreset preset) {
        Stack stack = logged(preset);
        stack.require(new Operation.Truncate("f", 5 * 4096 + 100));
        stack.forget();
        Outcome truncated = stack.machine.perform(new Operation.Fallocate(Mode.PUNCH_HOLE, "f", 0, 4096 + 100));

        // A part of a page is zeroed through direct_access; only a whole page goes through zero_page_range.
        assertThat(Fixture.text(truncated)).isEqualTo("0");
        assertThat(stack.machine.dmDevices().getFirst().zeroPages(
                new DevicePage(FILE_START / 4096), 1)).isPresent();
        assertThat(logged(KernelModel.of(preset).without(Quirk.Q15_LOG_WRITES_ZERO_PAGE_FAILS)).machine.dmDevices()
                .getFirst().zeroPages(new DevicePage(FILE_START / 4096), 1)).isEmpty();
    }

    @Test
    void k15_log_format() {
        Stack stack = Stack.of(KernelPreset.G65);
        stack.require(new Operation.CreateDm("v", "0 8192 log-writes A L"));
        stack.machine.dmDevices().getFirst().write(new DeviceSector(8), bytes('1'), 0, 4096,
                BioFlags.FUA);
        stack.machine.dmDevices().getFirst().write(new DeviceSector(16), bytes('2'), 0,
                4096, BioFlags.FUA);
        stack.require(new Operation.MessageDm("v", 0, "mark here"));

        byte[] head = stack.rawRead("L", 0, 8);
        assertThat(Arrays.copyOf(head, 24)).containsExactly(0x72, 0x68, 0x73, 0x77, 0x66, 0x73, 0x6a, 0, 1, 0,
                0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0);
        WriteLog log = WriteLog.read(stack.machine.disks().getLast());
        int unit = log.unit() / 512;
        assertThat(log.entries()).containsExactly(new WriteLog.Entry(8 / unit, 8 / unit, WriteLog.FUA, 0, ""),
                new WriteLog.Entry(16 / unit, 8 / unit, WriteLog.FUA, 0, ""),
                new WriteLog.Entry(0, 0, WriteLog.MARK, 4, "here"));
        assertThat(log.data(1)).containsOnly((byte) '2');
        assertThat(stack.text(new Operation.StatusDm("v")))
                .isEqualTo("0 8192 log-writes 3 " + (4 * unit + 2 * 8 - 1));

        stack.require(new Operation.RemoveDm("v"));

        assertThat(entries(stack)).hasSize(4).last().isEqualTo(
                new WriteLog.Entry(0, 0, WriteLog.MARK, 17, "dm-log-writes-end"));
    }

    private static byte[] bytes(char content) {
        byte[] bytes = new byte[4096];
        Arrays.fill(bytes, (byte) content);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource
    void k16_writecache_with_one_bad_sector(KernelPreset preset) {
        Stack stack = Stack.of(preset).known("B", 4000, 1);

        Outcome refused = stack.machine.perform(new Operation.CreateDm("c", "0 8192 writecache p A B 4096 0"));
        assertThat(Fixture.text(refused)).isEqualTo(since(preset, KernelPreset.G65) ? "EHWPOISON" : "EIO");
        assertThat(((Outcome.Failed) refused).reason().text())
                .startsWith("writecache: Unable to map persistent memory for cache (");
        assertThat(stack.machine.dmDevices()).isEmpty();

        assertThat(stack.call(new Operation.CreateDm("c", "0 8192 writecache s A B 4096 0"))).isEqualTo("0");
        assertThat(stack.rawWrite("c", 0, 8, 'W')).isEqualTo("4096");
        assertThat(stack.rawRead("c", 0, 8)).containsOnly((byte) 'W');
    }

    @ParameterizedTest
    @EnumSource
    void k17_snapshot_origin_on_pmem(KernelPreset preset) {
        Stack stack = Stack.of(preset);
        stack.require(new Operation.CreateDm("v", "0 262144 snapshot-origin M"));

        assertThat(stack.machine.dmDevices().getFirst().isDax()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void k18_mixed_dax_and_other_disk(KernelPreset preset) {
        Stack stack = Stack.of(preset);
        // Every disk of a machine has memory; a dm device that hands out none stands for one that has not.
        stack.require(new Operation.CreateDm("block", "0 8192 delay A 0 0"));
        stack.require(new Operation.CreateDm("v", "0 8192 linear B 0\n8192 8192 linear block 0"));

        assertThat(stack.machine.dmDevices().getLast().isDax()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void k19_poisoned_first_page(KernelPreset preset) {
        for (long sector : List.of(0L, 8184L))
            for (boolean mended : List.of(false, true)) {
                KernelModel kernel = mended ? KernelModel.of(preset).without(Quirk.Q18_PROBE_READS_ENDS)
                        : KernelModel.of(preset);
                Stack stack = Stack.of(kernel).known("A", sector, 1);
                stack.require(new Operation.CreateDm("v", "0 8192 linear A 0"));

                assertThat(stack.machine.dmDevices().getFirst().isDax()).as(sector + " " + mended)
                        .isEqualTo(since(preset, KernelPreset.GST) || mended);
            }
    }

    @ParameterizedTest
    @EnumSource
    void k20_dm_over_partition(KernelPreset preset) {
        Stack stack = Stack.of(preset);
        stack.require(new Operation.CreatePartition("M", 1, 2048, 0));
        stack.require(new Operation.CreateDm("v", "0 8192 linear M1 0"));
        stack.forget();

        // Page 3 of the dm device is page 3 + 256 of the disk.
        stack.known("M", 2048 + 24, 8);
        assertThat(stack.machine.dmDevices().getFirst().directAccess(new DevicePage(3), 1, AccessMode.NORMAL))
                .isInstanceOf(DirectAccess.Refused.class);
        assertThat(stack.machine.dmDevices().getFirst().directAccess(new DevicePage(2), 1, AccessMode.NORMAL))
                .isInstanceOf(DirectAccess.Mapped.class);
        assertThat(stack.rawWrite("v", 16, 8, 'W')).isEqualTo("4096");
        assertThat(stack.rawRead("M", 2048 + 16, 8)).containsOnly((byte) 'W');
    }

    @ParameterizedTest
    @EnumSource
    void k21_recovery_op_missing(KernelPreset preset) {
        Stack stack = Stack.of(preset, "4096 x-linear A 0", 16).known("A", 8, 8);
        boolean merged = since(preset, KernelPreset.G19);

        assertThat(stack.write(1, 1)).isEqualTo(merged ? "EFAULT" : preset == KernelPreset.GV2 ? "4096" : "EIO");
        assertThat(stack.clears()).isEmpty();
        assertThat(stack.badblocks("A")).isEqualTo("8 8");
        if (preset == KernelPreset.GV2) {
            assertThat(stack.refusals()).as("the warning").contains(Rule.DM_NO_RECOVERY);
            assertThat(stack.machine.page("A", 4096).poisonedLines()).as("the poison stays").isNotZero();
            Stack mended = Stack.of(KernelModel.of(preset).without(Quirk.Q13_V2_PLAIN_COPY_WITHOUT_OP),
                    "4096 x-linear A 0", 16).known("A", 8, 8);
            assertThat(mended.write(1, 1)).isEqualTo("EFAULT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void k22_zero_page_range_across_targets(KernelPreset preset) {
        Stack stack = Stack.of(preset, "8 linear A 0;8 linear B 0", 2);
        var device = stack.machine.dmDevices().getFirst();
        stack.forget();

        for (long page = 0; page < 2; page++)
            assertThat(device.zeroPages(new DevicePage(Stack.FRONT / 8 + page), 1)).isEmpty();

        assertThat(stack.asked(EventKind.ZERO_PAGE_RANGE, "A")).isEqualTo(1);
        assertThat(stack.asked(EventKind.ZERO_PAGE_RANGE, "B")).isEqualTo(1);
        assertThat(device.zeroPages(new DevicePage(Stack.FRONT / 8), 2))
                .as("two pages in one call").isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void k23_dmsetup_reload_dax_to_bio(KernelPreset preset) {
        Stack stack = Stack.of(preset);
        stack.require(new Operation.CreateDm("v", "0 8192 linear A 0"));
        Outcome refused = stack.machine.perform(new Operation.LoadDm("v", "0 8192 snapshot-origin A"));

        assertThat(Fixture.text(refused)).isEqualTo("EINVAL");
        assertThat(((Outcome.Failed) refused).reason().rule()).isEqualTo(Rule.DM_TYPE_CHANGE);
        assertThat(stack.call(new Operation.LoadDm("v", "0 8192 error"))).as("no device at all").isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void w06_striped_volume(KernelPreset preset) {
        Stack stack = Stack.of(preset, "16384 striped 2 128 A 0 B 0", 32).known("B", 24, 8);
        boolean merged = since(preset, KernelPreset.G19);

        assertThat(stack.read(0, 32)).isEqualTo(preset == KernelPreset.GV2 ? "77824" : "65536");
        assertThat(stack.read(16, 16)).isEqualTo(preset == KernelPreset.GV2 ? "12288" : "EIO");
        stack.forget();
        assertThat(stack.write(0, 32)).isEqualTo(merged || preset == KernelPreset.GV2 ? "131072" : "65536");
        if (merged)
            assertThat(stack.clears()).isEqualTo("B 12288+4096");
        if (preset == KernelPreset.G15)
            assertThat(stack.write(16, 16)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource(names = {"G19", "G60", "G65", "G68", "G618"})
    void w07_log_writes(KernelPreset preset) {
        Stack stack = logged(preset);
        assertThat(stack.write(0, 1)).as("a good page").isEqualTo("4096");
        stack.require(new Operation.Fsync("f"));
        assertThat(withData(stack)).as("no entry for it").isEmpty();

        stack.require(new Operation.Fallocate(Mode.ZERO_RANGE, "f", 0, 16 * 4096));
        assertThat(stack.write(0, 16)).isEqualTo("65536");
        stack.require(new Operation.Fsync("f"));

        List<WriteLog.Entry> data = withData(stack);
        assertThat(data).as("zeroing what was unwritten is a bio").isNotEmpty();
        WriteLog log = WriteLog.read(stack.machine.disks().getLast());
        for (int i = 0; i < log.entries().size(); i++)
            if (data.contains(log.entries().get(i)))
                assertThat(log.data(i)).containsOnly((byte) 0);

        // Replayed to the end, the file's place holds zeros.
        assertThat(stack.call(new Operation.ReplayLog("L", "B", -1, ""))).as("B is too small for the file's place")
                .isEqualTo("EIO");
        stack.require(new Operation.Unmount("v"));
        stack.require(new Operation.RemoveDm("v"));
        assertThat(stack.rawRead("M", FILE_START / 512, 8)).as("what the kernel wrote").containsOnly((byte) 'W');
        assertThat(stack.call(new Operation.ReplayLog("L", "M", -1, "")))
                .isEqualTo(Integer.toString(entries(stack).size()));
        assertThat(stack.rawRead("M", FILE_START / 512, 128)).as("what the log knows").containsOnly((byte) 0);
    }

    @Test
    void aReplayStopsAtItsMark() {
        Stack stack = Stack.of(KernelPreset.G65);
        stack.require(new Operation.CreateDm("v", "0 8192 log-writes A L"));
        for (char content : new char[] {'1', '2'}) {
            stack.rawWrite("v", 8, 8, content);
            stack.require(new Operation.Fsync("v"));
            stack.require(new Operation.MessageDm("v", 0, "mark m" + content));
        }
        stack.require(new Operation.Write("v", 64, 1, 1, new Pattern.Constant((byte) 'x'), OpenMode.PLAIN));

        assertThat(stack.call(new Operation.ReplayLog("L", "B", -1, "m1"))).isEqualTo("3");
        assertThat(stack.rawRead("B", 8, 8)).containsOnly((byte) '1');
        assertThat(stack.call(new Operation.ReplayLog("L", "B", -1, "gone"))).isEqualTo("EINVAL");
        assertThat(stack.call(new Operation.ReplayLog("L", "B", -1, "m2"))).isEqualTo("6");
        assertThat(stack.rawRead("B", 8, 8)).containsOnly((byte) '2');
        assertThat(stack.call(new Operation.ReplayLog("A", "B", -1, ""))).as("no log").isEqualTo("EINVAL");
    }
}
