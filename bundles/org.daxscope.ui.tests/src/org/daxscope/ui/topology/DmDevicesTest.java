package org.daxscope.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.wizards.AddDmWizard;
import org.daxscope.ui.wizards.AddFileSystemWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** dm devices in a session of one's own: wizard, tree, properties and what dmsetup does. */
@ExtendWith(LoggedErrors.class)
class DmDevicesTest {
    private TopologyBench topology;

    @BeforeEach
    void beginASessionWithTwoDisks() throws Exception {
        topology = new TopologyBench();
        topology.newSession();
        topology.addDisk();
    }

    private Outcome outcome() {
        return topology.bench.state().calls().get(topology.bench.state().position() - 1).getLast().outcome();
    }

    private DmImage dm() {
        return topology.bench.state().image().dmDevices().getFirst();
    }

    @Test
    void theWizardBeginsWithATemplateSaysWhatIsWrongWhereAndAddsTheDevice() {
        String disk = topology.lastDisk();
        WizardBench wizard = WizardBench.open(topology.bench, new AddDmWizard());
        assertThat(wizard.value("Name")).isEqualTo("d0");
        assertThat(wizard.value("Table")).as("the disk without a file system").matches("0 \\d+ linear " + disk + " 0");
        assertThat(wizard.error()).isNull();
        assertThat(wizard.choices("Begin with")).contains("striped", "log-writes", "writecache");

        wizard.fill("Table", "0 2048 linear " + disk + " 0\n2048 8 linaer " + disk + " 2048");
        assertThat(wizard.error()).contains("line 2, column 8", "linaer");
        assertThat(wizard.canFinish()).isFalse();
        wizard.fill("Begin with", "error in the middle");
        assertThat(wizard.error()).isNull();
        assertThat(wizard.value("Table")).contains("error");
        wizard.fill("Table", "0 204800 linear " + disk + " 2048");
        wizard.finish();

        assertThat(topology.scene().dmDevices()).hasSize(1);
        assertThat(topology.bench.session().undoLabel()).isEqualTo("Add dm device");
        Node node = topology.node(NodeKind.DM, "d0");
        assertThat(node.facts().detail()).isEqualTo("100 MiB, linear, DAX");
        assertThat(topology.node(NodeKind.TARGET, "linear").facts().detail())
                .isEqualTo("sectors 0 +204800: " + disk + " 2048");

        WizardBench fs = WizardBench.open(topology.bench, new AddFileSystemWizard());
        assertThat(fs.value("On disk")).isEqualTo("d0");
        assertThat(fs.choices("On disk")).doesNotContain(disk);
        fs.fill("Type", "ext4");
        fs.finish();
        topology.settle();
        assertThat(topology.node(NodeKind.DM, "d0").children()).extracting(Node::kind)
                .contains(NodeKind.FILE_SYSTEM);
    }

    @Test
    void whatIsSelectedIsLookedAtAndNamedBelow() throws Exception {
        String disk = topology.lastDisk();
        topology.bench.act("dmcreate", "name", "v", "table", "0 2048 linear " + disk + " 4096");

        assertThat(dm().table()).isEqualTo("0 2048 linear " + disk + " 4096");
        Node node = topology.node(NodeKind.DM, "v");
        assertThat(node.facts().origin()).isEqualTo(Node.Origin.STEP);
        topology.select(node);
        FocusService focus = topology.bench.focus();
        assertThat(focus.focus().span()).isEqualTo(new Span(Space.DM, "v", 0, 2048 * 512));
        assertThat(focus.focus().places()).hasSize(1).allMatch(place -> place.device().equals(disk)
                && place.start() == 4096 * 512);
    }

    @Test
    void dmsetupSuspendsLoadsResumesTellsAndRemoves() throws Exception {
        String disk = topology.lastDisk();
        topology.bench.act("dmcreate", "name", "v", "table", "0 2048 linear " + disk + " 0");
        topology.bench.act("dmsuspend", "target", "v");
        assertThat(dm().suspended()).isTrue();
        assertThat(topology.node(NodeKind.DM, "v").facts().detail()).contains("suspended");
        topology.bench.act("dmload", "target", "v", "table", "0 2048 error");
        assertThat(dm().loaded()).isEqualTo("0 2048 error");
        topology.bench.act("dmresume", "target", "v");
        assertThat(dm().table()).isEqualTo("0 2048 error");
        topology.bench.act("dmstatus", "target", "v");
        assertThat(outcome()).isEqualTo(new Outcome.Text("0 2048 error"));
        topology.bench.act("dmmessage", "target", "v", "message", "mark here");
        assertThat(outcome()).isInstanceOf(Outcome.Failed.class);
        topology.bench.act("dmremove", "target", "v");
        assertThat(topology.bench.state().image().dmDevices()).isEmpty();
        int steps = topology.bench.state().length();

        topology.bench.act("dmcreate", "name", "v", "table", "0 2048 linear nowhere 0");

        assertThat(topology.bench.state().length()).as("a table that cannot be read is no step").isEqualTo(steps);
    }

    /** All that dmsetup does has keys that begin alike: with Shift it is done at once, as with the other actions. */
    @Test
    void dmsetupHasKeys() {
        for (String action : new String[] {"dmsuspend", "dmload", "dmresume", "dmcreate", "dmstatus", "dmmessage",
            "dmremove"})
            assertThat(topology.bench.keys(DaxscopeUi.COMMAND_ACTION + action)).as(action).hasSize(1)
                    .allMatch(key -> key.toString().startsWith("CTRL+K "));
    }

    /** Of several devices the one that is looked at, on a partition that a step made. */
    @Test
    void whatIsDoneIsDoneToTheDeviceThatIsLookedAt() throws Exception {
        String disk = topology.lastDisk();
        topology.perform(new Operation.CreatePartition(disk, 1, 2048, 0));
        topology.bench.act("dmcreate", "name", "a", "table", "0 2048 linear " + disk + "p1 0");
        topology.bench.act("dmcreate", "name", "b", "table", "0 2048 linear " + disk + "p1 2048");
        assertThat(topology.bench.state().image().dmDevices()).hasSize(2);

        topology.select(topology.node(NodeKind.DM, "b"));
        topology.bench.act("dmsuspend", "now", "true");

        assertThat(topology.bench.state().image().dmDevices()).extracting(DmImage::suspended)
                .containsExactly(false, true);
    }

    @Test
    void aTableIsEditedInThePropertySheetAndRenamedDisksStayInIt() throws Exception {
        String disk = topology.lastDisk();
        WizardBench wizard = WizardBench.open(topology.bench, new AddDmWizard());
        wizard.finish();
        topology.settle();
        Node device = topology.node(NodeKind.DM, "d0");
        assertThat(topology.value(device, "Table")).contains("linear " + disk);

        topology.set(device, "Table", "0 8 linear " + disk + " 0; 8 8 error");

        assertThat(topology.scene().dmDevices().getFirst().table()).isEqualTo("0 8 linear " + disk + " 0\n8 8 error");
    }
}
