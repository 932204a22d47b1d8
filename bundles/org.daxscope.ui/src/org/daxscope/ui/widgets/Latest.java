package org.daxscope.ui.widgets;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions in a job, one at a time, and delivers the answers on the UI thread in the order of their questions. Of
 * questions that wait only the newest is answered, so that answers never lag behind by more than one. Ends with its control.
 *
 * @param <Q> question, immutable
 * @param <A> answer, immutable
 */
public final class Latest<Q, A> {
    private final Control owner;
    private final Function<Q, A> work;
    private final Consumer<A> deliver;
    private final Job job;

    private @Nullable Q question;
    private volatile long asked;
    private long answered;

    /**
     * @param work the computation, in a job
     * @param deliver takes the answer, on the UI thread
     */
    public Latest(Control owner, String name, Function<Q, A> work, Consumer<A> deliver) {
        this.owner = owner;
        this.work = work;
        this.deliver = deliver;
        job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                answer();
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        job.setPriority(Job.INTERACTIVE);
        owner.addListener(SWT.Dispose, event -> job.cancel());
    }

    /** Asks; earlier questions are forgotten. UI thread. */
    public void ask(Q next) {
        synchronized (this) {
            question = next;
            asked++;
        }
        job.schedule();
    }

    /** Whether the newest question has been answered. UI thread. */
    public boolean isIdle() {
        return answered == asked;
    }

    private void answer() {
        Q taken;
        long number;
        synchronized (this) {
            taken = question;
            number = asked;
            question = null;
        }
        if (taken == null || owner.isDisposed())
            return;
        A answer = work.apply(taken);
        if (!owner.isDisposed())
            owner.getDisplay().asyncExec(() -> take(number, answer));
    }

    private void take(long number, A answer) {
        if (number <= answered || owner.isDisposed())
            return;
        answered = number;
        deliver.accept(answer);
    }
}
