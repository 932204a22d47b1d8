package org.daxscope.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModelPackage.Literals;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.problems.ProblemsContent;
import org.daxscope.ui.problems.ProblemsView;
import org.daxscope.ui.topology.Node.Origin;
import org.daxscope.ui.wizards.AddFileWizard;
import org.daxscope.ui.wizards.AddPoisonWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class EditingTest {
    private TopologyBench topology;

    @BeforeEach
    void beginASession() throws Exception {
        topology = new TopologyBench();
        topology.newSession();
    }

    private SessionDocument document() {
        return Objects.requireNonNull(topology.bench.session().document());
    }

    @Test
    void aPropertyIsSetByACommandThatUndoTakesBack() {
        topology.set(topology.node(NodeKind.REGION, "region0"), "Clear unit (bytes)", "4k");
        assertThat(topology.scene().regions().getFirst().media().clearUnit()).isEqualTo(4096);
        assertThat(topology.bench.session().undoLabel()).isEqualTo("Set clear unit of region0");
        assertThat(topology.value(topology.node(NodeKind.REGION, "region0"), "Clear unit (bytes)")).isEqualTo("4 KiB");

        topology.bench.session().undo();
        assertThat(topology.scene().regions().getFirst().media().clearUnit()).isEqualTo(256);
    }

    @Test
    void aFileGrowsByItsPropertySheetAndItsImageFollows() {
        topology.set(topology.node(NodeKind.FILE, "f"), "Size (bytes)", "6 MiB");

        assertThat(topology.scene().files().getFirst().size()).isEqualTo(6 << 20);
        assertThat(topology.bench.state().image().files().getFirst().size()).isEqualTo(6 << 20);
        assertThat(topology.node(NodeKind.FILE, "f").facts().detail()).startsWith("6 MiB");
    }

    @Test
    void renamingAFileRenamesItInMappingsToo() {
        topology.set(topology.node(NodeKind.FILE, "f"), "Name", "data");

        assertThat(topology.scene().files().getFirst().name()).isEqualTo("data");
        assertThat(topology.scene().processes().getFirst().mappings().getFirst().on()).isEqualTo("data");
        assertThat(topology.node(NodeKind.FILE, "data").facts().origin()).isEqualTo(Origin.SCENE);
    }

    @Test
    void deletingAFileDeletesItsMappingsAndUndoBringsBothBack() throws Exception {
        topology.select(topology.node(NodeKind.FILE, "f"));
        topology.run(IWorkbenchCommandConstants.EDIT_DELETE);

        assertThat(topology.scene().files()).isEmpty();
        assertThat(topology.scene().processes().getFirst().mappings()).isEmpty();
        assertThat(topology.bench.session().undoLabel()).isEqualTo("Delete f");

        topology.bench.session().undo();
        assertThat(topology.scene().files()).hasSize(1);
        assertThat(topology.bench.state().image().mappings()).hasSize(1);
    }

    @Test
    void aDuplicateHasANameOfItsOwnAndAPlaceOfItsOwn() throws Exception {
        topology.select(topology.node(NodeKind.FILE, "f"));
        topology.run(DaxscopeUi.COMMAND_DUPLICATE);

        assertThat(topology.scene().files()).extracting(file -> file.name()).containsExactly("f", "f2");
        assertThat(topology.bench.state().image().files()).hasSize(2);
        assertThat(topology.node(NodeKind.FILE, "f2").facts().origin()).isEqualTo(Origin.SCENE);
    }

    @Test
    void whatAStepMadeIsMarked() {
        topology.perform(new Operation.Create("new"));

        Node made = topology.node(NodeKind.FILE, "new");
        assertThat(made.facts().origin()).isEqualTo(Origin.STEP);
        assertThat(made.facts().part()).isNull();
        assertThat(topology.topology().source(made).properties()).allMatch(property -> property.set() == null);
    }

    @Test
    void wizardsAddToTheOpenSession() {
        WizardBench file = WizardBench.open(topology.bench, new AddFileWizard());
        assertThat(file.value("Name")).isEqualTo("f2");
        file.fill("Size", "64 KiB");
        file.finish();
        assertThat(topology.scene().files()).hasSize(2);
        assertThat(topology.bench.session().undoLabel()).isEqualTo("Add file");

        WizardBench poison = WizardBench.open(topology.bench, new AddPoisonWizard(),
                new StructuredSelection(topology.node(NodeKind.FILE, "f")));
        assertThat(poison.value("In")).isEqualTo("f");
        poison.fill("Offset", "8 KiB");
        poison.fill("Length", "512");
        poison.finish();
        assertThat(topology.scene().poison()).hasSize(1);
        assertThat(topology.node(NodeKind.FILE, "f").facts().poison().latent()).isEqualTo(512);
        assertThat(topology.node(NodeKind.PROCESS, "app").facts().poison().latent()).isEqualTo(512);
    }

    @Test
    void aProblemIsShownInTheTreeAndTheListAndItsQuickFixIsOneCommand() throws Exception {
        topology.bench.page().showView(DaxscopeUi.VIEW_PROBLEMS);
        ProblemsView view = (ProblemsView) topology.bench.page().findView(DaxscopeUi.VIEW_PROBLEMS);
        ProblemsContent problems = (ProblemsContent) view.content();
        assertThat(problems.grid().rows().count()).isZero();
        FileSystemElement fs = document().session().getScene().getFileSystems().getFirst();

        document().set("break it", fs, Literals.FILE_SYSTEM_ELEMENT__MKFS, "-b size=1024 -m reflink=0");
        topology.settle();
        assertThat(problems.grid().rows().count()).isEqualTo(1);
        assertThat(problems.grid().rows().text(0, 0)).startsWith("Warning:").contains("1024");
        assertThat(view.getTitle()).isEqualTo("Problems (1)");

        problems.grid().table().select(0);
        problems.grid().table().notifyListeners(SWT.DefaultSelection, new Event());
        topology.settle();
        assertThat(problems.grid().rows().count()).isZero();
        assertThat(view.getTitle()).isEqualTo("Problems");
        assertThat(document().session().getScene().getFileSystems().getFirst().getMkfs()).doesNotContain("1024");
        topology.bench.session().undo();
        topology.settle();
        assertThat(problems.grid().rows().count()).isEqualTo(1);
    }

    @Test
    void aRecordingCanOnlyBeRead() throws Exception {
        topology.bench.open(Bench.sample("6.1", "a-xfs-01-sector-in-page"));
        topology.settle();
        Node file = topology.node(NodeKind.FILE, "f");

        assertThat(topology.topology().source(file).properties()).isNotEmpty()
                .allMatch(property -> property.set() == null);
        topology.select(file);
        topology.bench.activate(DaxscopeUi.VIEW_TOPOLOGY);
        for (String command : new String[] {IWorkbenchCommandConstants.EDIT_DELETE, DaxscopeUi.COMMAND_DUPLICATE,
            IWorkbenchCommandConstants.FILE_RENAME})
            assertThat(topology.bench.command(command).isEnabled()).as(command).isFalse();
        WizardBench wizard = WizardBench.open(topology.bench, new AddFileWizard());
        assertThat(wizard.error()).contains("recordings cannot be edited");
        assertThat(wizard.canFinish()).isFalse();
        wizard.cancel();
    }

    @Test
    void thePropertiesViewShowsWhatIsSelected() throws Exception {
        topology.bench.page().showView(IPageLayout.ID_PROP_SHEET);
        topology.bench.activate(DaxscopeUi.VIEW_TOPOLOGY);
        topology.select(topology.node(NodeKind.REGION, "region0"));
        topology.settle();
        topology.bench.page().showView(IPageLayout.ID_PROP_SHEET);

        assertThat(topology.value(topology.node(NodeKind.REGION, "region0"), "A clear leaves")).isEqualTo("zeros");
        topology.set(topology.node(NodeKind.REGION, "region0"), "A clear leaves", 1);
        assertThat(topology.value(topology.node(NodeKind.REGION, "region0"), "A clear leaves"))
                .isEqualTo("the old bytes");
    }
}
