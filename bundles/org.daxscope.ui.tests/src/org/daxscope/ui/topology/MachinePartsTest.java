package org.daxscope.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.media.PersistenceDomain;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.properties.Property;
import org.daxscope.ui.topology.Node.Origin;
import org.daxscope.ui.wizards.AddDeviceWizard;
import org.daxscope.ui.wizards.AddPartitionWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
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
        topology.bench.session().start(OwnScene.with());
        topology.settle();
    }

    private Scene scene() {
        topology.settle();
        return Objects.requireNonNull(topology.bench.state().scene());
    }

    private void perform(Operation operation) {
        topology.bench.session().perform(Step.of(operation));
        topology.settle();
    }

    private void set(Node node, String name, Object value) {
        var source = topology.topology().source(node);
        for (IPropertyDescriptor descriptor : source.getPropertyDescriptors())
            if (descriptor.getDisplayName().equals(name)) {
                source.setPropertyValue(descriptor.getId(), value);
                topology.settle();
                return;
            }
        throw new AssertionError("no property " + name + " in " + source.properties());
    }

    private String value(Node node, String name) {
        return topology.topology().source(node).properties().stream().filter(property -> property.name().equals(name))
                .map(Property::value).findFirst().orElseThrow(() -> new AssertionError("no property " + name));
    }

    @Test
    void powerIsShownAndWhatABootDoesIsEdited() throws Exception {
        assertThat(topology.node(NodeKind.POWER, "Power").facts().detail()).isEqualTo("on; ADR; boots scrub and mount");

        set(topology.node(NodeKind.POWER, "Power"), "Boots scrub", 0);
        set(topology.node(NodeKind.REGION, "region0"), "Persistence domain", 0);

        assertThat(scene().power()).isEqualTo(PowerPolicy.USUAL.withScrubs(false));
        assertThat(scene().regions().getFirst().media().domain()).isEqualTo(PersistenceDomain.CPU_CACHE);
        assertThat(topology.node(NodeKind.POWER, "Power").facts().detail())
                .isEqualTo("on; eADR; boots mount, without a scrub");
        topology.bench.session().undo();
        assertThat(topology.bench.session().undoLabel()).isEqualTo("Set boots scrub of power");
        topology.bench.session().redo();
        topology.settle();
        perform(new Operation.PowerCut(Fate.LOST, 1));
        assertThat(topology.node(NodeKind.POWER, "Power").facts().detail()).startsWith("off;");

        topology.bench.run(DaxscopeUi.COMMAND_ACTION + "boot", Map.of(DaxscopeUi.PARAMETER_ACTION + "now", "true"));
        topology.settle();
        assertThat(topology.bench.state().calls().getLast().getFirst().operation())
                .as("the dialog begins with what the scene says").isEqualTo(new Operation.Reboot(false));
    }

    @Test
    void aPartitionOfTheSceneIsAddedEditedAndDeletedWithWhatIsOnIt() throws Exception {
        WizardBench.open(topology.bench, new AddDeviceWizard()).finish();
        topology.settle();
        String disk = scene().regions().getLast().namespace().disk();
        WizardBench wizard = WizardBench.open(topology.bench, new AddPartitionWizard(),
                new StructuredSelection(topology.node(NodeKind.DISK, disk)));
        assertThat(wizard.choices("On disk")).as("pm0 has a file system over all of it").containsExactly(disk);
        wizard.fill("Size", "64 MiB");
        wizard.finish();

        Node part = topology.node(NodeKind.PARTITION, scene().partitions().getFirst().name());
        assertThat(part.facts().detail()).isEqualTo("64 MiB at sector 2048 (512 B) of its disk");
        assertThat(part.facts().origin()).isEqualTo(Origin.SCENE);
        set(part, "First sector (512 B, of the disk)", "4096");
        set(topology.node(NodeKind.PARTITION, disk + "p1"), "Sectors (512 B)", "0");
        assertThat(scene().partitions()).containsExactly(new PartitionSpec(disk, 1, 4096, 0));
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
        topology.bench.page().activate(topology.bench.page().findView(DaxscopeUi.VIEW_TOPOLOGY));
        topology.bench.run(IWorkbenchCommandConstants.EDIT_DELETE, Map.of());
        assertThat(scene().partitions()).isEmpty();
        assertThat(scene().fileSystems()).hasSize(1);
    }

    @Test
    void whatAStepDoesToPartitionsIsMarked() {
        WizardBench.open(topology.bench, new AddDeviceWizard()).finish();
        topology.settle();
        String disk = scene().regions().getLast().namespace().disk();
        topology.bench.session().edit("partition",
                scene -> scene.withPartitions(List.of(new PartitionSpec(disk, 1, 2048, 2048))));
        topology.settle();

        perform(new Operation.CreatePartition(disk, 2, 8192, 0));
        assertThat(topology.node(NodeKind.PARTITION, disk + "p2").facts().origin()).isEqualTo(Origin.STEP);
        perform(new Operation.RemovePartition(disk + "p1"));
        assertThat(topology.node(NodeKind.PARTITION, disk + "p1").facts().origin()).isEqualTo(Origin.GONE);
    }

    @Test
    void realtimeAndLogDevicesAreLinesOfTheFileSystemsSheet() {
        WizardBench.open(topology.bench, new AddDeviceWizard()).finish();
        topology.settle();
        String disk = scene().regions().getLast().namespace().disk();

        set(topology.node(NodeKind.FILE_SYSTEM, "xfs"), "Log device", disk);

        assertThat(scene().fileSystems().getFirst().mkfs()).isEqualTo("-m reflink=0 -l logdev=" + disk);
        assertThat(scene().fileSystems().getFirst().options()).isEqualTo("dax=always,logdev=" + disk);
        assertThat(value(topology.node(NodeKind.FILE_SYSTEM, "xfs"), "Log device")).isEqualTo(disk);
        assertThat(value(topology.node(NodeKind.FILE_SYSTEM, "xfs"), "Realtime device")).isEmpty();
        assertThat(topology.bench.state().image().mounts()).as("mounted with it").hasSize(1);
        topology.bench.session().undo();
        assertThat(scene().fileSystems().getFirst().mkfs()).isEqualTo("-m reflink=0");
    }

    @Test
    void theBadgeSaysWhatDoesNotHoldWhereAndWhy() {
        assertThat(topology.node(NodeKind.BELIEF, "Truth against belief").facts().detail()).isEqualTo("agree");

        perform(new Operation.PoisonMedia("pm0", OwnScene.FILE_START + 8192, 256));

        Node badge = topology.node(NodeKind.BELIEF, "Truth against belief");
        assertThat(badge.facts().detail()).isEqualTo("1 invariant does not hold");
        Node place = badge.children().getFirst().children().getFirst();
        assertThat(place.name()).isEqualTo("pm0, page 40962, sectors [327696, 327697)");
        assertThat(NodeTips.of(place)).contains("Every poisoned line is covered by a record of the disk",
                "nobody has found it yet");
        assertThat(value(topology.node(place.kind(), place.name()), "Should hold")).startsWith("Every poisoned line");
        topology.settle();
        assertThat(value(topology.node(place.kind(), place.name()), "Quirk that explains it")).startsWith("none:");
    }

    /** Writing a record without poison breaks two invariants: one sysfs takes it on this kernel, by quirk 22. */
    @Test
    void theQuirkThatExplainsItIsFoundByDoingWithoutIt() {
        perform(new Operation.StoreBadblocks("pm0", "8 8"));
        Node badge = topology.node(NodeKind.BELIEF, "Truth against belief");
        assertThat(badge.facts().detail()).isEqualTo("2 invariants do not hold");
        Node place = badge.children().getFirst().children().getFirst();
        assertThat(place.name()).isEqualTo("pm0, page 1, sectors [8, 16)");

        value(place, "Quirk that explains it");
        topology.settle();

        assertThat(value(place, "Quirk that explains it")).startsWith("Q22: ");
        assertThat(value(place, "Can be because")).contains("somebody wrote it into the attribute");
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
