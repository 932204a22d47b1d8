package org.daxscope.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.evidence.BadblocksText;
import org.daxscope.lab.evidence.DmsetupText;
import org.daxscope.lab.evidence.EvidenceException;
import org.daxscope.lab.evidence.FilefragText;
import org.daxscope.lab.evidence.NdctlText;
import org.daxscope.machine.image.DeviceImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the shell's own tools print is evidence of the machine's state")
class EvidenceRoundTripTest {
    @Test
    void badblocks() throws EvidenceException {
        Typed shell = new Typed();
        shell.type("echo '24 8' > /sys/block/pmem0/badblocks; echo '4096 700' > /sys/block/pmem0/badblocks");
        DeviceImage disk = shell.machine().tables().getFirst();

        assertThat(BadblocksText.read(shell.type("cat /sys/block/pmem0/badblocks")).records())
                .isEqualTo(disk.diskRecords()).contains(new DiskSectors(24, 8));
    }

    @Test
    void extents() throws EvidenceException {
        Typed shell = new Typed().mounted();
        shell.type("dd if=/dev/zero of=/mnt/f bs=4k count=16; fallocate -p -o 16384 -l 4096 /mnt/f;"
                + " dd if=/dev/zero of=/mnt/f bs=4k seek=4 count=1 conv=notrunc");
        Outcome.Extents told = (Outcome.Extents) shell.machine().perform(new Operation.ListExtents("f"));

        FilefragText read = FilefragText.read(shell.type("filefrag -v /mnt/f")).getFirst();

        assertThat(read.bytes()).isEqualTo(65_536);
        assertThat(read.extents()).hasSizeGreaterThan(1)
                .extracting(extent -> List.of(extent.logical() * 4096, extent.physical() * 4096,
                        extent.blocks() * 4096))
                .isEqualTo(told.pieces().stream()
                        .map(piece -> List.of(piece.logical(), piece.physical(), piece.length())).toList());
    }

    @Test
    void tables() throws EvidenceException {
        Typed shell = new Typed();
        shell.type("dmsetup create v --table '0 65536 striped 2 32 /dev/pmem0 0 /dev/pmem1 64'");

        assertThat(DmsetupText.read(shell.type("dmsetup table v"))).singleElement().satisfies(line -> {
            assertThat(line.length()).isEqualTo(65_536);
            assertThat(line.chunk()).isEqualTo(32);
            assertThat(line.legs()).extracting(DmsetupText.Leg::start).containsExactly(0L, 64L);
        });
    }

    @Test
    void namespaces() throws EvidenceException {
        Typed shell = new Typed("6.1", "nfit-acpi");
        shell.type("ndctl inject-error -B 64 -n 8 namespace0.0; ndctl start-scrub; ndctl wait-scrub");

        List<NdctlText> read = NdctlText.read(shell.type("ndctl list -NM"));

        assertThat(read.getFirst().badblocks()).isEqualTo(shell.machine().tables().getFirst().diskRecords())
                .isNotEmpty();
    }
}
