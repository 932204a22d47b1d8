package org.daxscope.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.PoisonElement;
import org.daxscope.model.RandomScenes;
import org.daxscope.model.Session;
import org.daxscope.model.check.LiveCheck;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDocumentTest {
    private final SessionDocument document = SessionDocument.of(new RandomScenes(3).scene());
    private final List<String> news = new ArrayList<>();

    private static Step fsync(String file) {
        return Step.of(new Operation.Fsync(file));
    }

    private void listen() {
        document.addListener(new SessionListener() {
            @Override
            public void scriptChanged() {
                news.add("script " + document.script().steps().size());
            }

            @Override
            public void cursorMoved() {
                news.add("cursor " + document.cursor());
            }

            @Override
            public void keptChanged() {
                news.add("kept");
            }
        });
    }

    @Test
    void appendedStepsStandBehindTheCursorsOldPlace() {
        document.append("a and b", fsync("a"), fsync("b"));

        assertThat(document.script().steps()).containsExactly(fsync("a"), fsync("b"));
        assertThat(document.cursor()).isEqualTo(2);
        assertThat(document.undoLabel()).contains("a and b");
    }

    @Test
    void appendingInThePastDropsTheFutureAndUndoBringsItBack() {
        document.append("a", fsync("a"));
        document.append("b", fsync("b"));
        document.append("c", fsync("c"));
        document.moveCursor(1);

        document.append("d", fsync("d"));
        assertThat(document.script().steps()).containsExactly(fsync("a"), fsync("d"));
        assertThat(document.cursor()).isEqualTo(2);

        document.undo();
        assertThat(document.script().steps()).containsExactly(fsync("a"), fsync("b"), fsync("c"));
        assertThat(document.cursor()).isEqualTo(1);

        document.redo();
        assertThat(document.script().steps()).containsExactly(fsync("a"), fsync("d"));
        assertThat(document.cursor()).isEqualTo(2);
    }

    @Test
    void movingTheCursorIsNoCommandButIsKept() {
        document.append("a", fsync("a"));
        document.markSaved();

        document.moveCursor(0);

        assertThat(document.undoLabel()).contains("a");
        assertThat(document.isDirty()).isFalse();
        assertThat(document.isTouched()).isTrue();
    }

    @Test
    void theCursorStaysAmongTheSteps() {
        document.append("a", fsync("a"));

        assertThatThrownBy(() -> document.moveCursor(2)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("cursor 2 of 1");
        assertThatThrownBy(() -> document.moveCursor(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(document.cursor()).isEqualTo(1);
    }

    @Test
    void aCursorBeyondTheStepsIsPutBehindTheLast() {
        Session session = EcoreUtil.copy(document.session());
        session.setCursor(7);

        assertThat(new SessionDocument(session).cursor()).isZero();
    }

    @Test
    void anUndoOfAnAppendAfterTheCursorWentAwayComesBackToItsPlace() {
        document.append("a", fsync("a"));
        document.append("b", fsync("b"));
        document.moveCursor(0);

        document.undo();

        assertThat(document.cursor()).isEqualTo(1);
        assertThat(document.script().steps()).containsExactly(fsync("a"));
    }

    @Test
    void removingStepsKeepsTheCursorBehindTheSameOnes() {
        document.append("all", fsync("a"), fsync("b"), fsync("c"));
        document.moveCursor(2);
        List<? extends EObject> first =
                List.of(document.session().getSteps().get(0), document.session().getSteps().get(2));

        document.remove("two", first);
        assertThat(document.script().steps()).containsExactly(fsync("b"));
        assertThat(document.cursor()).isEqualTo(1);

        document.undo();
        assertThat(document.script().steps()).containsExactly(fsync("a"), fsync("b"), fsync("c"));
        assertThat(document.cursor()).isEqualTo(2);
    }

    @Test
    void listenersHearOncePerCommandAndSeeItDone() {
        listen();

        document.append("three", fsync("a"), fsync("b"), fsync("c"));
        assertThat(news).containsExactly("script 3", "cursor 3");

        news.clear();
        document.moveCursor(1);
        assertThat(news).containsExactly("cursor 1");

        news.clear();
        document.keep(session -> session.setNotes("x"));
        assertThat(news).containsExactly("kept");
        assertThat(document.undoLabel()).contains("three");
    }

    @Test
    void aSnapshotDoesNotChange() {
        document.append("a", fsync("a"));
        Script before = document.script();

        document.append("b", fsync("b"));

        assertThat(before.steps()).containsExactly(fsync("a"));
        assertThat(document.script().steps()).hasSize(2);
    }

    @Test
    void theSavePointIsFoundAgainByUndo() {
        assertThat(document.isDirty()).isFalse();
        document.append("a", fsync("a"));
        document.markSaved();
        assertThat(document.isTouched()).isFalse();

        document.append("b", fsync("b"));
        assertThat(document.isDirty()).isTrue();
        document.undo();
        assertThat(document.isDirty()).isFalse();
        document.undo();
        assertThat(document.isDirty()).isTrue();
    }

    @Test
    void aFailedChangeLeavesNothingBehind() {
        Session before = EcoreUtil.copy(document.session());
        listen();

        assertThatThrownBy(() -> document.change("half", () -> {
            document.session().getScene().setName("half done");
            document.session().getScene().getRegions().clear();
            throw new IllegalStateException("no further");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no further");

        assertThat(EcoreUtil.equals(before, document.session())).isTrue();
        assertThat(document.undoLabel()).isEmpty();
        assertThat(document.isDirty()).isFalse();
    }

    @Test
    void aCommandThatCannotBeDoneIsRefused() {
        PoisonElement loose = ModelFactory.eINSTANCE.createPoisonElement();

        assertThatThrownBy(() -> document.set("wrong", loose, ModelPackage.Literals.DIMM_ELEMENT__NAME, "x"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("wrong");
        assertThat(document.undoLabel()).isEmpty();
    }

    /** The user interface appends on its own thread: it must not grow slow with the session. */
    @Test
    void aLongSessionStaysQuick() {
        Step[] many = new Step[10_000];
        Arrays.fill(many, fsync("a"));
        document.append("many", many);
        listen();
        try (LiveCheck check = new LiveCheck(document)) {
            document.append("warm", fsync("b"));

            // Time of this thread, not of the wall: other programs must not decide.
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long started = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < 20; i++)
                document.append("one", fsync("b"));
            long millis = (clock.getCurrentThreadCpuTime() - started) / 20 / 1_000_000;

            assertThat(document.script().steps()).hasSize(10_021);
            assertThat(check.problems()).isNotEmpty();
            assertThat(millis).as("ms for one more step").isLessThan(100);
        }
    }

    /** Whatever is done, undoing all of it gives the first document and redoing all of it the last. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void undoAndRedoAreExact(long seed) {
        Random random = new Random(seed);
        RandomScenes scenes = new RandomScenes(seed);
        SessionDocument edited = SessionDocument.of(scenes.scene());
        Session first = EcoreUtil.copy(edited.session());

        for (int i = 0; i < 40; i++)
            edit(edited, random, scenes);
        Session last = EcoreUtil.copy(edited.session());

        while (edited.undoLabel().isPresent())
            edited.undo();
        assertThat(same(first, edited.session())).as("undone, seed %d", seed).isTrue();
        while (edited.redoLabel().isPresent())
            edited.redo();
        assertThat(same(last, edited.session())).as("redone, seed %d", seed).isTrue();
    }

    /** The cursor is not undone when nothing but the cursor moved. */
    private static boolean same(Session expected, Session actual) {
        return EcoreUtil.equals(expected.getScene(), actual.getScene())
                && EcoreUtil.equals(expected.getSteps(), actual.getSteps())
                && actual.getCursor() >= 0 && actual.getCursor() <= actual.getSteps().size();
    }

    private static void edit(SessionDocument edited, Random random, RandomScenes scenes) {
        Session session = edited.session();
        switch (random.nextInt(6)) {
            case 0 -> edited.append("append", scenes.step(), scenes.step());
            case 1 -> edited.moveCursor(random.nextInt(session.getSteps().size() + 1));
            case 2 -> edited.set("set", session.getScene(), ModelPackage.Literals.SCENE_ELEMENT__NAME,
                    "n" + random.nextInt());
            case 3 -> edited.add("add", session.getScene(), ModelPackage.Literals.SCENE_ELEMENT__POISON,
                    ModelFactory.eINSTANCE.createPoisonElement());
            case 4 -> {
                List<EObject> contents = new ArrayList<>(session.getScene().getRegions());
                contents.addAll(session.getSteps());
                if (!contents.isEmpty())
                    edited.remove("remove", List.of(contents.get(random.nextInt(contents.size()))));
            }
            default -> edited.change("change", () -> {
                session.getScene().getFiles().forEach(file -> file.setSize(random.nextLong()));
                session.getScene().getKernel().getMended().clear();
            });
        }
    }
}
