package org.daxscope.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.check.Violation;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.pmem.media.PersistenceDomain;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.topology.Node.Origin;
import org.daxscope.ui.wizards.AddPartitionWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Power, partitions, other devices of file systems, and the badge of truth and belief, in the Topology view. */
@ExtendWith(LoggedErrors.class)
class MachinePartsTest {
    private TopologyBench topology;

    @BeforeEach
    void openTheView() throws Exception {
        topology = new TopologyBench();
        topology.bench.start(OwnScene.with());
    }

    @Test
    void powerIsShownAndWhatABootDoesIsEdited() throws Exception {
        assertThat(topology.node(NodeKind.POWER, "Power").facts().detail()).isEqualTo("on; ADR; boots scrub and mount");

        topology.set(topology.node(NodeKind.POWER, "Power"), "Boots scrub", 0);
        topology.set(topology.node(NodeKind.REGION, "region0"), "Persistence domain", 0);

        assertThat(topology.scene().power()).isEqualTo(PowerPolicy.USUAL.withScrubs(false));
        assertThat(topology.scene().regions().getFirst().media().domain()).isEqualTo(PersistenceDomain.CPU_CACHE);
        assertThat(topology.node(NodeKind.POWER, "Power").facts().detail())
                .isEqualTo("on; eADR; boots mount, without a scrub");
        topology.bench.session().undo();
        assertThat(topology.bench.session().undoLabel()).isEqualTo("Set boots scrub of power");
        topology.bench.session().redo();
        topology.settle();
        topology.perform(new Operation.PowerCut(Fate.LOST, 1));
        assertThat(topology.node(NodeKind.POWER, "Power").facts().detail()).startsWith("off;");

        topology.bench.act("boot", "now", "true");
        assertThat(topology.bench.state().calls().getLast().getFirst().operation())
                .as("the dialog begins with what the scene says").isEqualTo(new Operation.Reboot(false));
    }

    @Test
    void aPartitionOfTheSceneIsAddedEditedAndDeletedWithWhatIsOnIt() throws Exception {
        String disk = topology.addDisk();
        WizardBench wizard = WizardBench.open(topology.bench, new AddPartitionWizard(),
                new StructuredSelection(topology.node(NodeKind.DISK, disk)));
        assertThat(wizard.choices("On disk")).as("pm0 has a file system over all of it").containsExactly(disk);
        wizard.fill("Size", "64 MiB");
        wizard.finish();

        Node part = topology.node(NodeKind.PARTITION, topology.scene().partitions().getFirst().name());
        assertThat(part.facts().detail()).isEqualTo("64 MiB at sector 2048 (512 B) of its disk");
        assertThat(part.facts().origin()).isEqualTo(Origin.SCENE);
        topology.set(part, "First sector (512 B, of the disk)", "4096");
        topology.set(topology.node(NodeKind.PARTITION, disk + "p1"), "Sectors (512 B)", "0");
        assertThat(topology.scene().partitions()).containsExactly(new PartitionSpec(disk, 1, 4096, 0));
        WizardBench second = WizardBench.open(topology.bench, new AddPartitionWizard());
        assertThat(second.error()).as("there is no room behind the first").contains("behind the first");
        second.cancel();

        topology.bench.session().edit("on it", scene -> scene.withFileSystems(
                List.of(scene.fileSystems().getFirst(),
                        new org.daxscope.machine.scene.FileSystemSpec(disk + "p1", "ext4", "", "dax=always"))));
        topology.settle();
        assertThat(topology.node(NodeKind.PARTITION, disk + "p1").children()).extracting(Node::kind)
                .containsExactly(NodeKind.FILE_SYSTEM);
        topology.select(topology.node(NodeKind.PARTITION, disk + "p1"));
        topology.run(IWorkbenchCommandConstants.EDIT_DELETE);
        assertThat(topology.scene().partitions()).isEmpty();
        assertThat(topology.scene().fileSystems()).hasSize(1);
    }

    @Test
    void whatAStepDoesToPartitionsIsMarked() {
        String disk = topology.addDisk();
        topology.bench.session().edit("partition",
                scene -> scene.withPartitions(List.of(new PartitionSpec(disk, 1, 2048, 2048))));
        topology.settle();

        topology.perform(new Operation.CreatePartition(disk, 2, 8192, 0));
        assertThat(topology.node(NodeKind.PARTITION, disk + "p2").facts().origin()).isEqualTo(Origin.STEP);
        topology.perform(new Operation.RemovePartition(disk + "p1"));
        assertThat(topology.node(NodeKind.PARTITION, disk + "p1").facts().origin()).isEqualTo(Origin.GONE);
    }

    @Test
    void realtimeAndLogDevicesAreLinesOfTheFileSystemsSheet() {
        String disk = topology.addDisk();

        topology.set(topology.node(NodeKind.FILE_SYSTEM, "xfs"), "Log device", disk);

        assertThat(topology.scene().fileSystems().getFirst().mkfs()).isEqualTo("-m reflink=0 -l logdev=" + disk);
        assertThat(topology.scene().fileSystems().getFirst().options()).isEqualTo("dax=always,logdev=" + disk);
        assertThat(topology.value(topology.node(NodeKind.FILE_SYSTEM, "xfs"), "Log device")).isEqualTo(disk);
        assertThat(topology.value(topology.node(NodeKind.FILE_SYSTEM, "xfs"), "Realtime device")).isEmpty();
        assertThat(topology.bench.state().image().mounts()).as("mounted with it").hasSize(1);
        topology.bench.session().undo();
        assertThat(topology.scene().fileSystems().getFirst().mkfs()).isEqualTo("-m reflink=0");
    }

    @Test
    void theBadgeSaysWhatDoesNotHoldWhereAndWhy() {
        assertThat(topology.node(NodeKind.BELIEF, "Truth against belief").facts().detail()).isEqualTo("agree");

        topology.perform(new Operation.PoisonMedia("pm0", OwnScene.FILE_START + 8192, 256));

        Node badge = topology.node(NodeKind.BELIEF, "Truth against belief");
        assertThat(badge.facts().detail()).isEqualTo("1 invariant does not hold");
        Node place = badge.children().getFirst().children().getFirst();
        assertThat(place.name()).isEqualTo("pm0, page 40962, sectors [327696, 327697)");
        assertThat(NodeTips.of(place)).contains("Every poisoned line is covered by a record of the disk",
                "nobody has found it yet");
        assertThat(topology.value(topology.node(place.kind(), place.name()), "Should hold"))
                .startsWith("Every poisoned line");
        topology.settle();
        assertThat(topology.value(topology.node(place.kind(), place.name()), "Quirk that explains it"))
                .startsWith("none:");
    }

    /** Writing a record without poison breaks two invariants: one sysfs takes it on this kernel, by quirk 22. */
    @Test
    void theQuirkThatExplainsItIsFoundByDoingWithoutIt() {
        topology.perform(new Operation.StoreBadblocks("pm0", "8 8"));
        Node badge = topology.node(NodeKind.BELIEF, "Truth against belief");
        assertThat(badge.facts().detail()).isEqualTo("2 invariants do not hold");
        Node place = badge.children().getFirst().children().getFirst();
        assertThat(place.name()).isEqualTo("pm0, page 1, sectors [8, 16)");

        topology.value(place, "Quirk that explains it");
        topology.settle();

        assertThat(topology.value(place, "Quirk that explains it")).startsWith("Q22: ");
        assertThat(topology.value(place, "Can be because")).contains("somebody wrote it into the attribute");
    }

    /** Whoever asks while it is being found out waits for the same answer. */
    @Test
    void aCauseIsSoughtOnce() {
        topology.perform(new Operation.StoreBadblocks("pm0", "8 8"));
        Violation place = Objects.requireNonNull(topology.node(NodeKind.BELIEF, "Truth against belief").children()
                .getFirst().children().getFirst().facts().broken());
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        Shell owner = new Shell();
        Causes causes = new Causes(owner, topology.bench.session(), () -> {}, (script, violation) -> {
            tries.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of(Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON);
        });
        try {
            assertThat(causes.of(place)).isNull();
            Bench.await("the search to begin", () -> tries.get() == 1);
            assertThat(causes.of(place)).isNull();
            answer.countDown();
            Bench.await("the answer", () -> causes.of(place) != null && causes.isIdle());

            assertThat(causes.of(place)).containsExactly(Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON);
            assertThat(tries).hasValue(1);
        } finally {
            answer.countDown();
            owner.dispose();
        }
    }

    /** Its only group takes the row of the group that the node before had first. */
    @Test
    void theSheetOfABrokenInvariantIsOpen() throws Exception {
        topology.perform(new Operation.StoreBadblocks("pm0", "8 8"));
        PropertySheet view = (PropertySheet) topology.bench.page().showView(IPageLayout.ID_PROP_SHEET);
        topology.bench.activate(DaxscopeUi.VIEW_TOPOLOGY);
        topology.select(topology.node(NodeKind.DISK, "pm0"));
        Tree rows = (Tree) Objects.requireNonNull(view.getCurrentPage()).getControl();
        Bench.await("the sheet of the disk", () -> rows.getItemCount() == 2);
        assertThat(rows.getItems()).allMatch(TreeItem::getExpanded);

        topology.select(topology.node(NodeKind.BELIEF, "Truth against belief").children().getFirst().children()
                .getFirst());

        Bench.await("the sheet of the place", () -> rows.getItemCount() == 1);
        assertThat(rows.getItem(0).getExpanded()).isTrue();
        assertThat(rows.getItem(0).getItems()).extracting(TreeItem::getText).first().isEqualTo("Should hold");
    }

    @Test
    void aRecordingHasTheBadgeToo() throws Exception {
        topology.bench.open(org.daxscope.ui.Bench.sample("6.1", "a-xfs-01-sector-in-page"));
        topology.bench.session().runAll();
        topology.settle();

        assertThat(topology.node(NodeKind.BELIEF, "Truth against belief").facts().detail())
                .isEqualTo("agree");
    }
}
