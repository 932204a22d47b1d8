package org.daxscope.ui.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/** The session's work: jobs that run one after the other, counted on the UI thread. */
final class SessionJobs {
    /** Job family of everything the session does. */
    static final Object FAMILY = new Object();

    private final Executor ui;
    private final Consumer<Boolean> turned;
    private final ISchedulingRule rule = new OneAtATime();
    private int running;

    /** @param turned is told on the UI thread when work begins and when it ends */
    SessionJobs(Executor ui, Consumer<Boolean> turned) {
        this.ui = ui;
        this.turned = turned;
    }

    /** A piece of work. */
    @FunctionalInterface
    interface Work {
        void run(IProgressMonitor monitor);
    }

    boolean isBusy() {
        return running > 0;
    }

    /**
     * @param user whether the user waits for it, so that progress is shown when it takes long
     */
    Job schedule(String label, boolean user, Work work) {
        Job job = new SessionJob(label, work);
        job.setUser(user);
        job.setRule(rule);
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                ui.execute(() -> count(-1));
            }
        });
        count(1);
        job.schedule();
        return job;
    }

    private void count(int change) {
        boolean before = isBusy();
        running += change;
        if (before != isBusy())
            turned.accept(isBusy());
    }

    /** Gives up what waits, and asks what runs to end soon. */
    static void cancel() {
        Job.getJobManager().cancel(FAMILY);
    }

    private static final class SessionJob extends Job {
        private final Work work;

        SessionJob(String name, Work work) {
            super(name);
            this.work = work;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            work.run(monitor);
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == FAMILY;
        }
    }

    /** Lets one job of the session run at a time. */
    private static final class OneAtATime implements ISchedulingRule {
        @Override
        public boolean contains(ISchedulingRule other) {
            return other == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule other) {
            return other == this;
        }
    }
}
