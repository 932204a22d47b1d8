package org.daxscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.Playback;
import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.Machine;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Script;
import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session's handling of slow, cancelled and outdated work, with a playback that does nothing but wait. */
@ExtendWith(LoggedErrors.class)
class WorkbenchSessionTest {
    private final List<String> told = new ArrayList<>();
    private final Slow playback = new Slow();
    private final WorkbenchSession session = new WorkbenchSession(Display.getCurrent()::asyncExec,
            new Opener((recording, kernel) -> playback.of(recording, kernel)), (title, message) -> told.add(message),
            new RecentRecordings(), SessionKeeper.NONE);

    @AfterEach
    void close() {
        playback.gate.countDown();
        Bench.await("the session to end", () -> !session.isBusy());
        session.close();
    }

    @Test
    void everyPieceOfWorkRunsOffTheUiThread() {
        open();
        session.runAll();
        playback.gate.countDown();
        Bench.await("the end", () -> !session.isBusy());

        assertThat(session.state().position()).isEqualTo(session.state().length());
        assertThat(playback.threads).isNotEmpty().doesNotContain(Thread.currentThread());
        assertThat(told).isEmpty();
    }

    @Test
    void aCancelledRunStopsBetweenTwoSteps() {
        open();
        session.runAll();
        Bench.await("the first step to begin", () -> !playback.threads.isEmpty());
        Job.getJobManager().cancel(SessionJobs.FAMILY);
        playback.gate.countDown();
        Bench.await("the run to end", () -> !session.isBusy());

        assertThat(session.state().position()).isEqualTo(1);

        session.forward();
        Bench.await("one more step", () -> !session.isBusy());

        assertThat(session.state().position()).isEqualTo(2);
    }

    @Test
    void aNewRequestReplacesTheOneUnderWay() {
        open();
        session.runAll();
        Bench.await("the first step to begin", () -> !playback.threads.isEmpty());
        session.reset();
        playback.gate.countDown();
        Bench.await("both to end", () -> !session.isBusy());

        assertThat(session.state().position()).isZero();
        assertThat(playback.performed).isEqualTo(1);
    }

    @Test
    void listenersHearOfEveryChangeInOrderAndOfWorkBeginningAndEnding() {
        List<Integer> positions = new ArrayList<>();
        List<Boolean> busy = new ArrayList<>();
        session.addListener(new SessionListener() {
            @Override
            public void changed(SessionState state) {
                positions.add(state.position());
            }

            @Override
            public void busy(boolean now) {
                busy.add(now);
            }
        });
        playback.gate.countDown();
        open();
        session.forward();
        Bench.await("the step", () -> !session.isBusy());

        assertThat(positions).containsExactly(0, 1);
        assertThat(busy).containsExactly(true, false, true, false);
    }

    private void open() {
        Path file = Bench.sample("6.1", "a-xfs-03-subpage-write");
        session.open(file);
        Bench.await("the recording", () -> !session.isBusy());
        assertThat(session.state().file()).isEqualTo(file);
    }

    /** Performs each step only when the gate is open. */
    private static final class Slow implements Playback {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final List<Thread> threads = new CopyOnWriteArrayList<>();
        private Recording recording;
        private KernelModel kernel;
        private int position;
        private volatile int performed;

        Playback of(Recording opened, KernelModel chosen) {
            recording = opened;
            kernel = chosen;
            return this;
        }

        @Override
        public Recording recording() {
            return recording;
        }

        @Override
        public KernelModel kernel() {
            return kernel;
        }

        @Override
        public int position() {
            return position;
        }

        @Override
        public int length() {
            return recording.steps().size();
        }

        @Override
        public void forward() {
            threads.add(Thread.currentThread());
            try {
                if (!gate.await(120, TimeUnit.SECONDS))
                    throw new IllegalStateException("nobody opened the gate");
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            position++;
            performed = Math.max(performed, position);
        }

        @Override
        public void to(int next) {
            position = next;
        }

        @Override
        public StepReport report(int step) {
            return new StepReport(step, "wait", "", "", StepReport.Verdict.NOT_COMPARED, List.of(), "");
        }

        @Override
        public MachineImage image() {
            return new MachineImage(List.of(), List.of(), List.of());
        }

        @Override
        public Machine machine() {
            return real().machine();
        }

        @Override
        public JournalReader journal() {
            return real().journal();
        }

        @Override
        public MachineImage imageAfter(int event) {
            return image();
        }

        @Override
        public int eventsAfter(int steps) {
            return real().eventsAfter(0);
        }

        @Override
        public List<Call> calls(int step) {
            return List.of();
        }

        @Override
        public Script script(int steps) {
            return real().script(0);
        }

        /** The same recording before its first step, for what has nothing to do with time. */
        private Playback real() {
            return Playbacks.open(recording, kernel);
        }
    }
}
