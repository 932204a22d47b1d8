package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;

/** What is told when something was waited for in vain. */
class SituationTest {
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void itTellsOfTheSessionTheViewsTheShellsAndTheJobsWithWhatTheyAreAt() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.activate(DaxscopeUi.VIEW_JOURNAL);
        Job job = new Held("held on purpose");
        job.schedule();
        try {
            Bench.await("the job", () -> Situation.told().contains("CountDownLatch.await"));

            assertThat(Situation.told()).contains("session: idle, \"story\", kernel 6.1, position 0 of 0",
                    "active part: " + bench.page().getActivePart().getTitle(), "views that are busy: []",
                    "\"" + bench.window().getShell().getText() + "\"", "job: \"held on purpose\" runs",
                    "active contexts: [");
        } finally {
            gate.countDown();
            job.join();
        }
    }

    /** Runs until the gate opens. */
    private final class Held extends Job {
        Held(String name) {
            super(name);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                gate.await();
                return Status.OK_STATUS;
            } catch (InterruptedException ended) {
                return Status.CANCEL_STATUS;
            }
        }
    }
}
