package org.daxscope.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.address.DeviceSector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsCommandsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"printf 'a:b\\nc:d\\n' ! cut -d: -f2|b d",
        "printf 'a  b\\n' ! awk '{print $2 \"-\" $1, NF}'|b-a 2",
        "printf '1\\n2\\n3\\n' ! awk '$1 > 1 {s += $1} END {print s}'|5",
        "printf 'x 1\\ny 2\\n' ! awk '/y/ {{print $2}}'|2", "printf 'ab1c22\\n' ! grep -oE '[0-9]+'|1 22",
        "printf 'a\\nb\\nc\\nd\\n' ! grep -A1 b|b c", "printf 'a\\nb\\n' ! grep -vc a|1",
        "echo 'x = 65544' ! cut -d= -f2 ! tr -d ' '|65544", "printf 'b\\na\\nb\\n' ! sort -u|a b",
        "seq 3 ! tail -2|2 3", "seq 5 ! head -n 2|1 2", "seq 3 ! wc -l|3", "seq 4 ! sed -n 2,3p|2 3",
        "echo abc ! sed 's/b/[&]/'|a[b]c", "expr 3 + 4|7", "test -b /dev/pmem0 && echo block|block",
        "[ ! -e /mnt/f -a 1 -eq 1 ]; echo $?|0"})
    void textTools(String script, String printed) {
        assertThat(new Typed().type(script.replace('!', script.contains("[ !") ? '!' : '|')).strip()
                .replace('\n', ' ')).isEqualTo(printed);
    }

    @Test
    void aRecordIsWrittenAndReadThroughSysfs() {
        Typed shell = new Typed();

        assertThat(shell.type("echo \"$((5*8)) 8\" > /sys/block/pmem0/badblocks; cat /sys/block/pmem0/badblocks"))
                .isEqualTo("40 8\n");
        assertThat(shell.type("echo -8 > /sys/block/pmem0/badblocks; echo $?"))
                .isEqualTo("sh: write error: Invalid argument\n1\n");
        assertThat(shell.type("dd if=/dev/pmem0 of=/dev/null bs=4k count=8"))
                .isEqualTo("dd: /dev/pmem0: Input/output error\n");
        assertThat(shell.type("dd if=/dev/zero of=/dev/pmem0 bs=4k seek=5 count=1 oflag=direct 2>&1 | tail -1;"
                + " cat /sys/block/pmem0/badblocks")).isEqualTo("1+0 records out\n");
    }

    /** Busybox's dd: the good beginning of a block counts as a block, and the failed one is skipped from where it began. */
    @Test
    void ddGoesOnBehindWhatItCannotRead() {
        Typed shell = new Typed();
        shell.type("echo '24 8' > /sys/block/pmem0/badblocks");

        assertThat(shell.type("dd if=/dev/pmem0 of=/tmp/o bs=16k count=3 conv=noerror,sync; wc -c < /tmp/o"))
                .isEqualTo("dd: /dev/pmem0: Input/output error\n1+2 records in\n3+0 records out\n49152\n");
    }

    @Test
    void aFileSystemIsMadeMountedUsedAndUnmounted() {
        Typed shell = new Typed().mounted();

        assertThat(shell.type("grep /mnt /proc/mounts")).isEqualTo("/dev/pmem0 /mnt xfs rw,relatime,attr2,dax=always,"
                + "inode64,logbufs=8,logbsize=32k,noquota 0 0\n");
        assertThat(shell.type("echo hello > /mnt/f; cat /mnt/f; ls /mnt; stat -c %s /mnt/f; rm /mnt/f; ls /mnt"))
                .isEqualTo("hello\nf\n6\n");
        assertThat(shell.type("umount /mnt; umount /mnt")).isEqualTo("umount: can't unmount /mnt: Invalid argument\n");
        assertThat(shell.machine().mounted()).isEmpty();
    }

    @Test
    void whatIsKeptOpenIsNotUnmounted() {
        Typed shell = new Typed().mounted();
        shell.type("echo hello > /mnt/f");
        Shell other = new Shell(new Session(shell.machine(), shell.machine()::perform, "f"::equals,
                new ShellState()));

        assertThat(other.run("umount /mnt").text()).isEqualTo("umount: can't unmount /mnt: Device or resource busy\n");
    }

    @Test
    void spaceIsPunchedAndListed() {
        Typed shell = new Typed().mounted();
        shell.type("dd if=/dev/zero of=/mnt/f bs=4k count=16 2>/dev/null");

        assertThat(shell.type("filefrag /mnt/f; fallocate -p -o 16384 -l 4096 /mnt/f; filefrag /mnt/f"))
                .isEqualTo("/mnt/f: 1 extent found\n/mnt/f: 2 extents found\n");
        assertThat(shell.type("xfs_io -c 'pwrite -S 0x57 16384 4096' /mnt/f; od -A d -t x1 -j 16384 -N 16 /mnt/f"))
                .isEqualTo("wrote 4096/4096 bytes at offset 16384\n1 ops\n"
                        + "0016384 57 57 57 57 57 57 57 57 57 57 57 57 57 57 57 57\n0016400\n");
        assertThat(shell.type("truncate -s 8192 /mnt/f; stat -c %s /mnt/f")).isEqualTo("8192\n");
    }

    @Test
    void dmDevicesAreMadeSuspendedAndReloaded() {
        Typed shell = new Typed();

        assertThat(shell.type("dmsetup create d0 --table '0 2048 linear /dev/pmem0 0'; dmsetup table; dmsetup ls"))
                .isEqualTo("d0: 0 2048 linear 259:0 0\nd0\t(254:0)\n");
        assertThat(shell.type("dmsetup suspend d0; dmsetup info d0 | grep State; echo '0 2048 linear /dev/pmem1 8'"
                + " | dmsetup load d0; dmsetup resume d0; dmsetup table d0")).isEqualTo("State:             SUSPENDED\n"
                        + "0 2048 linear 259:1 8\n");
        assertThat(shell.type("dmsetup create bad --table '0 8 linear /dev/pmem0 99999999999'; echo $?"))
                .isEqualTo("device-mapper: reload ioctl on bad (254:1) failed: Invalid argument\nCommand failed.\n1\n");
        assertThat(shell.type("dmsetup remove d0; dmsetup ls")).isEmpty();
    }

    @Test
    void injectedErrorsAreFoundByAScrub() {
        Typed shell = new Typed("6.1", "nfit-acpi");

        assertThat(shell.type("ndctl inject-error -B 100 -n 8 -N namespace0.0; cat /sys/block/pmem0/badblocks;"
                + " ndctl start-scrub >/dev/null; ndctl wait-scrub | grep scrub_state;"
                + " cat /sys/block/pmem0/badblocks")).isEqualTo("    \"scrub_state\":\"idle\"\n100 8\n");
    }

    @Test
    void theFirmwaresListAndTheKernelsAreToldApart() {
        Typed shell = new Typed("6.1", "nfit-acpi");
        shell.type("ndctl inject-error -B 100 -n 8 -N namespace0.0");

        assertThat(shell.type("ndctl inject-error -t namespace0.0")).isEqualTo("""
                {
                  "badblocks":[
                    {
                      "block":100,
                      "count":8
                    }
                  ]
                }
                """);
        assertThat(shell.type("ndctl list -NM")).contains("\"dev\":\"namespace0.0\"").doesNotContain("badblock_count");
        assertThat(shell.type("ndctl start-scrub >/dev/null; ndctl list -NM")).contains("\"badblock_count\":8");
        assertThat(shell.type("ndctl clear-errors namespace0.0 2>&1; ndctl inject-error -t namespace0.0;"
                + " cat /sys/block/pmem0/badblocks")).isEqualTo("cleared errors on 1 namespace\n");
        assertThat(shell.type("ndctl disable-namespace namespace0.0; ndctl enable-namespace namespace0.0"))
                .isEqualTo("disabled 1 namespace\nenabled 1 namespace\n");
    }

    /** Recording c-08: a record that only the disk has is listed, of e820 memory too. */
    @Test
    void whatIsListedOfANamespaceIsItsDisksTable() {
        assertThat(new Typed().type("echo '800 8' > /sys/block/pmem0/badblocks; ndctl list -NM | grep -A3 offset"))
                .contains("\"offset\":800,");
    }

    @Test
    void targetsAnswerMessagesAndTellTheirStatus() {
        Typed shell = new Typed();
        shell.type("dmsetup create lw --table '0 2048 log-writes /dev/pmem0 /dev/pmem1'");

        assertThat(shell.type("dmsetup status lw")).isEqualTo("0 2048 log-writes 0 0\n");
        assertThat(shell.type("dmsetup message lw 0 mark here; echo $?; dmsetup status lw"))
                .startsWith("0\n0 2048 log-writes 1 ");
        assertThat(shell.type("dmsetup message lw 0 nonsense 2>&1; echo $?")).isEqualTo(
                "device-mapper: message ioctl on lw (254:0) failed: Invalid argument\nCommand failed.\n1\n");
    }

    /** What dd wrote is in the media when it ends, so that a read around the cache finds it. */
    @Test
    void theLastCloseOfADeviceWritesItsCacheOut() {
        Typed shell = new Typed();
        shell.type("dd if=/dev/zero bs=4k count=1 2>/dev/null | tr '\\000' a | dd of=/dev/pmem0 bs=4k 2>/dev/null");

        assertThat(shell.type("dd if=/dev/pmem0 bs=4k count=1 iflag=direct 2>/dev/null | head -c 4")).isEqualTo("aaaa");
        byte[] page = new byte[4096];
        shell.machine().disks().getFirst().read(new DeviceSector(0), page, 0, page.length);
        assertThat(page).startsWith('a', 'a').endsWith('a');
    }
}
