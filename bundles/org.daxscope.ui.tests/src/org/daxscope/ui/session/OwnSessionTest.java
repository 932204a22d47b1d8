package org.daxscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.Session;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A session of the user's own: acting, undoing, saving, and coming back after the workbench ended. */
@ExtendWith(LoggedErrors.class)
class OwnSessionTest {
    private static final Step PWRITE = Step.of(Operation.Write.of("f", 0, 4096, new Pattern.Constant((byte) 1)));
    private static final Step LOAD = Step.of(new Operation.Load("app", "f", 0));

    @TempDir private Path folder;
    private final List<String> told = new ArrayList<>();
    private final List<WorkbenchSession> opened = new ArrayList<>();
    private final List<WorkspaceKeeper> keepers = new ArrayList<>();
    private WorkspaceKeeper keeper;
    private WorkbenchSession session;

    private WorkbenchSession workbench() {
        keeper = new WorkspaceKeeper(folder.resolve("workspace"));
        keepers.add(keeper);
        WorkbenchSession made = new WorkbenchSession(Display.getCurrent()::asyncExec,
                new Opener(new EnginePlaybacks()), (title, message) -> told.add(title + ": " + message),
                new RecentRecordings(), keeper);
        opened.add(made);
        return made;
    }

    private void settle() {
        Bench.await("the session", () -> !session.isBusy());
    }

    private static Script story() {
        Story story = Stories.find("one-bad-line").orElseThrow();
        return new Script(story.script().scene(), List.of());
    }

    private void start() {
        session = workbench();
        session.start(story());
        settle();
    }

    private void perform(Step step) {
        session.perform(step);
        settle();
    }

    @AfterEach
    void close() {
        opened.forEach(WorkbenchSession::close);
        keepers.forEach(WorkspaceKeeper::flush);
        assertThat(told).as("problems told to the user").isEmpty();
    }

    @Test
    void whatIsDoneIsAStepThatCanBeUndoneAndRedone() {
        start();

        perform(LOAD);
        perform(PWRITE);

        assertThat(session.state().position()).isEqualTo(2);
        assertThat(session.state().reports().get(1).daxscope()).isEqualTo("4096 bytes written; extents unchanged");
        assertThat(session.undoLabel()).contains("pwrite f: 4096 bytes at 0");

        session.undo();
        settle();

        assertThat(session.state().length()).isEqualTo(1);
        assertThat(session.state().position()).isEqualTo(1);
        assertThat(session.redoLabel()).contains("pwrite");

        session.redo();
        settle();

        assertThat(session.state().position()).isEqualTo(2);
    }

    @Test
    void actingInThePastCanBeUndoneToo() {
        start();
        perform(LOAD);
        perform(PWRITE);
        session.to(1);
        settle();

        perform(LOAD);

        assertThat(session.state().reports()).extracting(report -> report.operation())
                .containsExactly("load at 0 (map f, process app)", "load at 0 (map f, process app)");

        session.undo();
        settle();

        assertThat(session.state().reports().get(1).operation()).startsWith("pwrite");
        assertThat(session.state().position()).isEqualTo(1);
    }

    @Test
    void actingOnARecordingMakesItASessionOfOnesOwn() {
        session = workbench();
        session.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        settle();
        session.to(1);
        settle();

        session.perform(Step.of(new Operation.Fsync("f")));
        session.perform(Step.of(Operation.Write.of("f", 16384, 4096, new Pattern.PageNumbers())));
        settle();

        assertThat(session.state().recording()).isNull();
        assertThat(session.document()).isNotNull();
        assertThat(session.state().position()).isEqualTo(3);
        assertThat(session.state().reports().get(2).daxscope()).startsWith("4096 bytes written")
                .contains("record [224, +8) of pm0 removed");
        assertThat(session.state().image().devices().getFirst().diskRecords()).isEmpty();
    }

    @Test
    void theSameStepsOnOtherKernelsStandBeside() {
        session = workbench();
        session.start(Stories.find("one-bad-line").orElseThrow().script());
        settle();
        session.runAll();
        settle();

        session.compare(List.of("5.10", "6.12"));
        settle();

        Comparison old = session.state().comparisons().getFirst();
        assertThat(old.kernel()).isEqualTo("5.10");
        assertThat(old.reports().get(6).daxscope()).startsWith("EIO");
        assertThat(old.reports().get(6).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(old.reports().get(0).verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(session.state().comparisons().get(1).reports().get(6).verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void anotherKernelIsAnEditThatPlaysTheStepsAgain() {
        session = workbench();
        session.start(Stories.find("one-bad-line").orElseThrow().script());
        settle();
        session.to(7);
        settle();
        assertThat(session.state().latest().daxscope()).startsWith("4096 bytes written");

        session.edit("Kernel 5.10", scene -> scene.withKernel(KernelSpec.of("5.10")));
        settle();

        assertThat(session.state().kernel()).isEqualTo("5.10");
        assertThat(session.state().position()).isEqualTo(7);
        assertThat(session.state().latest().daxscope()).startsWith("EIO");
        assertThat(session.undoLabel()).isEqualTo("Kernel 5.10");

        session.undo();
        settle();

        assertThat(session.state().latest().daxscope()).startsWith("4096 bytes written");
    }

    @Test
    void anEditThatCannotBePlayedIsTakenBackAndTold() {
        start();
        perform(PWRITE);

        session.edit("Kernel 9.9", scene -> scene.withKernel(KernelSpec.of("9.9")));
        settle();

        assertThat(told).singleElement().asString().contains("Kernel 9.9").contains("unknown kernel \"9.9\"");
        told.clear();
        assertThat(session.state().kernel()).isEqualTo("6.1");
        assertThat(session.state().position()).isEqualTo(1);
        assertThat(session.document().script().scene().kernel().name()).isEqualTo("6.1");
    }

    @Test
    void aSavedSessionOpensAsItWas() {
        start();
        perform(LOAD);
        perform(PWRITE);
        session.to(1);
        settle();
        assertThat(session.isDirty()).isTrue();
        Path file = folder.resolve("mine.daxscope");

        assertThat(session.save(file)).isTrue();
        assertThat(session.isDirty()).isFalse();
        SessionState saved = session.state();

        session = workbench();
        session.open(file);
        settle();

        assertThat(session.state().position()).isEqualTo(1);
        assertThat(session.state().length()).isEqualTo(2);
        assertThat(session.state().image()).isEqualTo(saved.image());
        assertThat(session.state().scene()).isEqualTo(saved.scene());
        assertThat(session.isDirty()).isFalse();
    }

    @Test
    void whatWasOpenIsThereAgainAfterAnAbruptEnd() {
        start();
        perform(LOAD);
        perform(PWRITE);
        session.to(1);
        settle();
        session.document().keep(kept -> kept.setSelection(ToModel.span(Span.file("f", 4096, 8192))));
        Bench.await("it to be kept", this::keptAll);

        // Nothing of the old workbench is asked to end.
        session = workbench();
        session.restore();
        settle();

        assertThat(session.state().position()).isEqualTo(1);
        assertThat(session.state().reports()).hasSize(2);
        Session document = session.document().session();
        assertThat(document.getSelection().getStart()).isEqualTo(4096);
        assertThat(session.isDirty()).isTrue();
    }

    private boolean keptAll() {
        return keeper.kept().filter(SessionKeeper.Kept.OfSession.class::isInstance)
                .map(SessionKeeper.Kept.OfSession.class::cast)
                .filter(kept -> kept.session().getSelection() != null && kept.session().getCursor() == 1
                        && kept.session().getSteps().size() == 2)
                .isPresent();
    }

    @Test
    void aRecordingIsThereAgainToo() {
        session = workbench();
        Path file = Bench.sample("6.1", "a-xfs-03-subpage-write");
        session.open(file);
        settle();
        session.to(3);
        settle();
        Bench.await("it to be kept", () -> keeper.kept()
                .equals(java.util.Optional.of(new SessionKeeper.Kept.OfRecording(file, 3))));

        session = workbench();
        session.restore();
        settle();

        assertThat(session.state().file()).isEqualTo(file);
        assertThat(session.state().position()).isEqualTo(3);
    }

    @Test
    void whatWasNeverSavedIsPutAsideWhenSomethingElseIsOpened() throws Exception {
        start();
        perform(PWRITE);

        session.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        settle();

        Path aside = folder.resolve("workspace/unsaved.daxscope");
        assertThat(Files.exists(aside)).isTrue();
        session.open(aside);
        settle();
        assertThat(session.state().length()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoSessionIsRefusedAndWhatWasOpenStays() throws Exception {
        start();
        perform(PWRITE);
        Path file = folder.resolve("broken.daxscope");
        Files.writeString(file,
                "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n<a>&b;</a>");

        session.open(file);
        settle();

        assertThat(told).singleElement().asString().contains("broken.daxscope").contains("2");
        told.clear();
        assertThat(session.state().length()).isEqualTo(1);
        assertThat(session.document()).isNotNull();
    }

    @Test
    void aQuestionIsAnsweredOnTheUiThreadByTheMachineAtTheCursor() {
        start();
        perform(PWRITE);
        List<Map.Entry<Thread, Integer>> answers = new ArrayList<>();

        session.ask("events", view -> view.endEvent(0) - view.firstEvent(0),
                events -> answers.add(Map.entry(Thread.currentThread(), events)));
        settle();

        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.getKey()).isEqualTo(Thread.currentThread());
            assertThat(answer.getValue()).isPositive();
        });
    }
}
