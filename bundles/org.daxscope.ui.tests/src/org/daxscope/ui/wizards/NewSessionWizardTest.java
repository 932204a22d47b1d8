package org.daxscope.ui.wizards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.PersistenceDomain;
import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.kernels.Kernels;
import org.daxscope.ui.session.SessionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class NewSessionWizardTest {
    private Bench bench;
    private long before;

    @BeforeEach
    void openTheWorkbench() throws Exception {
        bench = new Bench();
        before = bench.state().generation();
    }

    private WizardBench wizard() {
        return WizardBench.open(bench, new NewSessionWizard());
    }

    private SessionState begun() {
        Bench.await("the new session",
                () -> bench.state().generation() > before && !bench.session().isBusy());
        assertThat(bench.state().recording()).isNull();
        return bench.state();
    }

    @Test
    void finishingAtOnceGivesAMachineWithAnAlignedFileThatAProcessMaps() {
        WizardBench wizard = wizard();
        assertThat(wizard.canFinish()).isTrue();
        wizard.finish();

        SessionState state = begun();
        DeviceImage disk = state.image().devices().getFirst();
        FileImage file = state.image().files().getFirst();
        assertThat(disk.sectors() * 512).isEqualTo(1L << 30);
        assertThat(file.dax()).isTrue();
        assertThat(file.size()).isEqualTo(4 << 20);
        assertThat(file.extents()).hasSize(1);
        assertThat((disk.physicalBase() + file.extents().getFirst().physical()) % Units.PMD).isZero();
        MappingImage mapping = state.image().mappings().getFirst();
        assertThat(mapping.process()).isEqualTo("app");
        assertThat(mapping.file()).isEqualTo(file.name());
        assertThat(mapping.length()).isEqualTo(file.size());
    }

    @Test
    void everyKernelCanBeChosen() {
        WizardBench wizard = wizard();

        assertThat(wizard.choices("Kernel")).isEqualTo(Kernels.names().stream().map(Kernels::summary).toList());
        assertThat(wizard.value("Kernel")).startsWith("6.1 ");
        wizard.fill("Kernel", wizard.choices("Kernel").stream().filter(item -> item.startsWith("6.0-rc1")).findFirst()
                .orElseThrow());
        wizard.finish();

        assertThat(begun().scene().kernel().name()).isEqualTo("6.0-rc1");
    }

    @Test
    void everyPageIsHeard() {
        WizardBench wizard = wizard();
        wizard.fill("Name", "mine");
        wizard.fill("Kernel", wizard.choices("Kernel").stream().filter(item -> item.startsWith("6.12")).findFirst()
                .orElseThrow());
        wizard.tick("Each boot scrubs", false);
        wizard.next();
        wizard.fill("Provider", "e820 (memmap=), no firmware");
        wizard.fill("Mode", "raw");
        wizard.fill("Disk name", "pmem7");
        wizard.fill("Size", "256 MiB");
        wizard.fill("DIMMs", "3");
        wizard.fill("Data offset", "16 MiB");
        wizard.fill("Clear unit", "512");
        wizard.fill("One clear takes at most", "4k");
        wizard.fill("A clear leaves", "the old bytes");
        wizard.fill("Persistence domain", wizard.choices("Persistence domain").getFirst());
        wizard.tick("A store of a whole", true);
        wizard.next();
        wizard.next();
        wizard.next();
        wizard.fill("Type", "ext4");
        wizard.next();
        wizard.fill("Name", "data");
        wizard.fill("Size", "64 KiB");
        wizard.fill("Content", "reserved with fallocate, reads as zeros");
        wizard.fill("Layout", "left to the file system");
        wizard.next();
        wizard.next();
        wizard.fill("Process", "db");
        wizard.fill("Length", "4 KiB");
        wizard.tick("Read-only", true);
        wizard.next();
        wizard.tick("Begin with poison", true);
        wizard.fill("In", "pmem7");
        wizard.fill("Offset", "128 MiB");
        wizard.fill("Length", "512");
        wizard.finish();

        Scene scene = begun().scene();
        assertThat(scene.name()).isEqualTo("mine");
        assertThat(scene.kernel().name()).isEqualTo("6.12");
        var region = scene.regions().getFirst();
        assertThat(region.provider()).isEqualTo(Provider.E820);
        assertThat(region.namespace().config().mode()).isEqualTo(NamespaceMode.RAW);
        assertThat(region.namespace().disk()).isEqualTo("pmem7");
        assertThat(region.namespace().sectors()).isEqualTo((256L << 20) / 512);
        assertThat(region.namespace().dataOffset()).isEqualTo(16 << 20);
        assertThat(region.dimms()).hasSize(3);
        assertThat(region.dimms().stream().mapToLong(dimm -> dimm.bytes()).sum()).isEqualTo(region.bytes());
        assertThat(region.media().clearUnit()).isEqualTo(512);
        assertThat(region.media().clearMaxBytes()).isEqualTo(4096);
        assertThat(region.media().content()).isInstanceOf(ClearContent.OldBytes.class);
        assertThat(region.media().fullLineStoreHeals()).isTrue();
        assertThat(region.media().domain()).isEqualTo(PersistenceDomain.CPU_CACHE);
        assertThat(scene.power()).isEqualTo(PowerPolicy.USUAL.withScrubs(false));
        assertThat(scene.partitions()).isEmpty();
        assertThat(scene.fileSystems().getFirst().type()).isEqualTo("ext4");
        assertThat(scene.files().getFirst().name()).isEqualTo("data");
        assertThat(scene.files().getFirst().layout()).isEmpty();
        assertThat(scene.processes().getFirst().name()).isEqualTo("db");
        assertThat(bench.state().image().mappings().getFirst().isWritable()).isFalse();
        assertThat(bench.state().image().devices().getFirst().poisoned())
                .containsExactly(new DeviceImage.Bytes(128 << 20, (128 << 20) + 512));
    }

    @Test
    void aFileSystemAndADmDeviceStandOnAPartition() {
        WizardBench wizard = wizard();
        wizard.next();
        wizard.next();
        wizard.tick("Partition the disk", true);
        assertThat(wizard.value("First sector (512 B, of the disk)")).isEqualTo("2048");
        wizard.fill("First sector (512 B, of the disk)", "2049");
        assertThat(wizard.message()).as("a warning").contains("inside a page");
        wizard.fill("First sector (512 B, of the disk)", "0");
        assertThat(wizard.error()).contains("\"pmem0p1\"").contains("behind the first");
        wizard.fill("First sector (512 B, of the disk)", "half");
        assertThat(wizard.error()).contains("no number of a 512-byte sector");
        wizard.fill("First sector (512 B, of the disk)", "4096");
        wizard.fill("Size", "512 MiB");
        assertThat(wizard.error()).isNull();
        wizard.next();
        wizard.tick("Make a dm device", true);
        assertThat(wizard.value("Table")).isEqualTo("0 1048576 linear pmem0p1 0");
        wizard.tick("Make a dm device", false);
        wizard.next();
        assertThat(wizard.choices("On disk")).as("the disk is taken by its partition").containsExactly("pmem0p1");
        wizard.finish();

        SessionState state = begun();
        assertThat(state.scene().partitions()).containsExactly(new PartitionSpec("pmem0", 1, 4096, 1048576));
        assertThat(state.image().mounts()).extracting(mount -> mount.disk() + " " + mount.dax())
                .containsExactly("pmem0p1 true");
        assertThat(state.image().files()).extracting(FileImage::disk).containsExactly("pmem0p1");
        assertIsAligned(state);
    }

    @Test
    void aFileOnADmDeviceLiesAlignedInPhysicalMemory() {
        WizardBench wizard = wizard();
        wizard.next();
        wizard.next();
        wizard.next();
        wizard.tick("Make a dm device", true);
        wizard.fill("Table", "0 1048576 linear pmem0 24");
        wizard.finish();

        SessionState state = begun();
        assertThat(state.image().files()).extracting(FileImage::disk).containsExactly("d0");
        assertIsAligned(state);
    }

    private static void assertIsAligned(SessionState state) {
        List<Span> physical = new Places(state.image()).in(Space.PHYSICAL, Span.file("f", 0, 4 << 20));
        assertThat(physical).hasSize(1);
        assertThat(physical.getFirst().start() % Units.PMD).isZero();
    }

    @Test
    void whatCannotBeIsSaidInASentenceOnItsPageAndMendedThere() {
        WizardBench wizard = wizard();
        wizard.next();
        wizard.fill("Size", "17 TiB");
        assertThat(wizard.error()).contains("16 TiB").endsWith(".");
        assertThat(wizard.canNext()).isFalse();
        assertThat(wizard.canFinish()).isFalse();
        wizard.fill("Size", "much");
        assertThat(wizard.error()).startsWith("Size:").contains("\"much\" is not a size");
        wizard.fill("Size", "512 MiB");
        assertThat(wizard.error()).isNull();
        wizard.fill("Clear unit", "300");
        assertThat(wizard.error()).contains("power of two");
        wizard.fill("Clear unit", "256");
        wizard.fill("Disk name", "");
        assertThat(wizard.error()).contains("Disk name is empty");
        wizard.fill("Disk name", "pmem0");
        wizard.next();
        wizard.next();
        wizard.next();
        wizard.fill("Block size (bytes)", "1024");
        assertThat(wizard.error()).isNull();
        assertThat(wizard.message()).as("a warning").contains("1024");
        wizard.fill("Block size (bytes)", "4096");
        wizard.next();
        wizard.fill("Size", "600 MiB");
        assertThat(wizard.error()).contains("600").endsWith(".");
        wizard.fill("Size", "2 MiB");
        assertThat(wizard.canFinish()).isTrue();
        wizard.cancel();
        assertThat(bench.state().generation()).isEqualTo(before);
    }

    @Test
    void aFileThatCannotLieAlignedKeepsTheWizardOpenAndSaysWhy() {
        WizardBench wizard = wizard();
        wizard.next();
        wizard.fill("Size", "64 MiB");
        wizard.next();
        wizard.next();
        wizard.next();
        wizard.fill("Type", "ext4");
        wizard.next();
        wizard.fill("Size", "60 MiB");
        wizard.finish();

        assertThat(wizard.isOpen()).isTrue();
        assertThat(wizard.error()).contains("no free stretch").endsWith(".");
        wizard.fill("Size", "4 MiB");
        wizard.finish();
        assertThat(wizard.isOpen()).isFalse();
        assertThat(begun().image().files()).hasSize(1);
    }

    @Test
    void sixteenTebibytesAreNotMadePageByPage() {
        WizardBench wizard = wizard();
        wizard.next();
        wizard.fill("Size", "16T");
        wizard.finish();
        // Four thousand million pages would not be there before patience ends.
        SessionState state = begun();

        assertThat(state.image().devices().getFirst().sectors() * 512).isEqualTo(16L << 40);
        assertThat(state.image().files().getFirst().extents()).hasSize(1);
    }
}
