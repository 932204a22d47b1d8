package org.daxscope.lab.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.lab.evidence.BadblocksText;
import org.daxscope.lab.evidence.DmsetupText;
import org.daxscope.lab.evidence.EvidenceException;
import org.daxscope.lab.evidence.FilefragText;
import org.daxscope.lab.evidence.KernelMessage;
import org.daxscope.lab.evidence.NdctlText;
import org.daxscope.lab.evidence.StraceText;
import org.daxscope.lab.evidence.XfsBmapText;
import org.junit.jupiter.api.Test;

/** O-06: the texts of semantics 17 and 18, as operators bring them. */
class CasesOEvidence {
    @Test
    void o06_badblocks() throws EvidenceException {
        assertThat(BadblocksText.read("8 1\n100 8\n"))
                .isEqualTo(new BadblocksText(List.of(new DiskSectors(8, 1), new DiskSectors(100, 8)), ""));
        assertThat(BadblocksText.read("").records()).isEmpty();
    }

    /** 512 records with starts of 7 digits; what sysfs hands out ends inside the 410th line. */
    @Test
    void o06_badblocks_with_a_cut_last_line() throws EvidenceException {
        String all = IntStream.range(0, 512).mapToObj(i -> 1_000_000 + 2 * i + " 1\n").collect(Collectors.joining());

        BadblocksText read = BadblocksText.read(all.substring(0, 4095));

        assertThat(read.records()).hasSize(409).last().isEqualTo(new DiskSectors(1_000_816, 1));
        assertThat(read.cut()).isEqualTo("10008");
    }

    @Test
    void o06_filefrag() throws EvidenceException {
        FilefragText read = FilefragText.read("""
                Filesystem type is: ef53
                File size of f is 16384 (4 blocks of 4096 bytes)
                 ext:     logical_offset:        physical_offset: length:   expected: flags:
                   0:        0..       0:      34816..     34816:      1:
                   1:        1..       1:      40001..     40001:      1:      34817:
                   2:        2..       3:      34818..     34819:      2:      40002: last,eof
                f: 3 extents found
                """).getFirst();

        assertThat(read.file()).isEqualTo("f");
        assertThat(read.bytes()).isEqualTo(16_384);
        assertThat(read.unit()).isEqualTo(4096);
        assertThat(read.extents()).containsExactly(new FilefragText.Extent(0, 34816, 1, Set.of()),
                new FilefragText.Extent(1, 40001, 1, Set.of()),
                new FilefragText.Extent(2, 34818, 2, Set.of("last", "eof")));
    }

    @Test
    void o06_xfs_bmap() throws EvidenceException {
        XfsBmapText read = XfsBmapText.read("""
                f:
                 EXT: FILE-OFFSET      BLOCK-RANGE      AG AG-OFFSET        TOTAL FLAGS
                   0: [0..7]:          96..103           0 (96..103)            8 000000
                   1: [8..15]:         hole                                     8
                   2: [16..31]:        112..127          0 (112..127)          16 010000
                """);

        assertThat(read.file()).isEqualTo("f");
        assertThat(read.extents()).containsExactly(new XfsBmapText.Extent(0, 8, 96, 0),
                new XfsBmapText.Extent(8, 8, XfsBmapText.HOLE, 0), new XfsBmapText.Extent(16, 16, 112, 0_010000));
        assertThat(read.extents().get(2).unwritten()).isTrue();
        assertThat(read.extents().get(2).shared()).isFalse();
    }

    @Test
    void o06_dmsetup_table() throws EvidenceException {
        List<DmsetupText> read = DmsetupText.read("""
                0 2097152 linear 259:0 0
                s: 0 4194304 striped 2 128 259:0 0 259:1 0
                lw: 0 2097152 log-writes 259:0 8:16
                0 2048 error
                """);

        assertThat(read).extracting(DmsetupText::device).containsExactly("", "s", "lw", "");
        assertThat(read).extracting(DmsetupText::type).containsExactly("linear", "striped", "log-writes", "error");
        assertThat(read.get(1).chunk()).isEqualTo(128);
        assertThat(read.get(1).legs()).containsExactly(new DmsetupText.Leg("259:0", 0),
                new DmsetupText.Leg("259:1", 0));
        assertThat(read.get(2).arguments()).containsExactly("259:0", "8:16");
    }

    @Test
    void o06_dmesg() throws EvidenceException {
        assertThat(KernelMessage.read("""
                [  100.123456] mce: Uncorrected hardware memory error in user-access at 1850602400
                [  100.123460] Memory failure: 0x1850602: Sending SIGBUS to app:8457 due to hardware memory corruption
                [  100.123461] Memory failure: 0x1850602: recovery action for dax page: Recovered
                systemd[1]: Started something else.
                MCE: Killing app:8457 due to hardware memory corruption fault at 7f2c40002010
                nd_pmem namespace0.0: poison cleared only 2048 out of 4096 bytes
                pmem0: set_badblock: failed for sector 1f40
                Buffer I/O error on dev pmem0, logical block 42, async page read
                EXT4-fs (pmem0): DAX unsupported by block device.
                XFS (pmem0): DAX unsupported by block device. Turning off DAX.
                XFS (pmem0): Corruption of on-disk metadata detected. Shutting down filesystem
                XFS (pmem0): Mounting V5 Filesystem
                """)).containsExactly(new KernelMessage.Consumed(1, 0x1850602400L),
                new KernelMessage.Signalled(2, 0x1850602, "app", 8457),
                new KernelMessage.Action(3, 0x1850602, "dax page", "Recovered"),
                new KernelMessage.KilledByFault(5, "app", 8457, 0x7f2c40002010L),
                new KernelMessage.FellShort(6, "nd_pmem namespace0.0", 2048, 4096),
                new KernelMessage.TableFull(7, 0x1f40), new KernelMessage.BlockError(8, "pmem0", 42),
                new KernelMessage.NoDax(9, "EXT4-fs", "pmem0"), new KernelMessage.NoDax(10, "XFS", "pmem0"),
                new KernelMessage.ShutDown(11, "pmem0"));
    }

    @Test
    void o06_strace() throws EvidenceException {
        assertThat(StraceText.read("""
                openat(AT_FDCWD, "/mnt/f (1)", O_RDWR|O_CLOEXEC) = 3
                pwrite64(3, "a, \\"b\\")..."..., 512, 5120) = -1 EFAULT (Bad address)
                [pid  8457] --- SIGBUS {si_signo=SIGBUS, si_code=BUS_ADRERR, si_addr=0x7f2c40002010} ---
                12:00:01 pread64(3, "\\0\\0"..., 4096, 0) = 4096
                mmap(NULL, 2097152, PROT_READ, MAP_SHARED, 3, 0) = 0x7f2c40000000
                +++ killed by SIGBUS +++
                """)).containsExactly(
                new StraceText.Call(1, "openat", List.of("AT_FDCWD", "\"/mnt/f (1)\"", "O_RDWR|O_CLOEXEC"), 3, ""),
                new StraceText.Call(2, "pwrite64", List.of("3", "\"a, \\\"b\\\")...\"...", "512", "5120"), -1,
                        "EFAULT"),
                new StraceText.Signal(3, "SIGBUS", "BUS_ADRERR", 0x7f2c40002010L),
                new StraceText.Call(4, "pread64", List.of("3", "\"\\0\\0\"...", "4096", "0"), 4096, ""),
                new StraceText.Call(5, "mmap", List.of("NULL", "2097152", "PROT_READ", "MAP_SHARED", "3", "0"),
                        0x7f2c40000000L, ""));
    }

    @Test
    void o06_ndctl_list() throws EvidenceException {
        assertThat(NdctlText.read("""
                [
                  {
                    "dev":"namespace1.0",
                    "mode":"fsdax",
                    "map":"dev",
                    "size":1024,
                    "blockdev":"pmem1",
                    "badblock_count":8,
                    "badblocks":[
                      {
                        "offset":8208,
                        "length":8,
                        "dimms":[
                          "nmem0"
                        ]
                      }
                    ]
                  }
                ]
                """)).containsExactly(new NdctlText("namespace1.0", "pmem1", List.of(new DiskSectors(8208, 8))));
    }
}
