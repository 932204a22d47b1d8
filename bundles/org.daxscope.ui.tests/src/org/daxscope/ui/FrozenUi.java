package org.daxscope.ui;

import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.internal.monitoring.EventLoopMonitorThread;
import org.eclipse.ui.monitoring.IUiFreezeEventLogger;
import org.eclipse.ui.monitoring.StackSample;
import org.eclipse.ui.monitoring.UiFreezeEvent;

/**
 * Collects what the platform's freeze monitor saw: stretches in which the UI thread was busy for 100 ms and more. Only those in
 * which our code was caught at work count. The monitor does not start by itself in a workbench that runs from class folders, as
 * tests do.
 */
public final class FrozenUi implements IUiFreezeEventLogger {
    private static final int BOUND_MILLIS = 100;
    private static final int SAMPLES = 3;
    private static final String OURS = "org.daxscope.ui.";
    private static final List<Freeze> SEEN = new CopyOnWriteArrayList<>();
    private static boolean watching;

    /**
     * A stretch in which the UI was frozen.
     *
     * @param millis how long
     * @param where the innermost place of ours that was caught at work
     */
    record Freeze(long millis, String where) {
        @Override
        public String toString() {
            return millis + " ms in " + where;
        }
    }

    /** Begins to watch the UI thread, on which this is called; at most once. */
    static synchronized void watch() {
        if (watching)
            return;
        watching = true;
        EventLoopMonitorThread.Parameters parameters = new EventLoopMonitorThread.Parameters();
        parameters.longEventWarningThreshold = BOUND_MILLIS;
        parameters.longEventErrorThreshold = 10 * BOUND_MILLIS;
        parameters.deadlockThreshold = 600_000;
        parameters.maxStackSamples = SAMPLES;
        parameters.uiThreadFilter = "";
        parameters.noninterestingThreadFilter = "";
        parameters.logToErrorLog = false;
        new EventLoopMonitorThread(parameters).start();
    }

    /** What was seen so far. */
    static List<Freeze> seen() {
        return List.copyOf(SEEN);
    }

    @Override
    public void log(UiFreezeEvent event) {
        List<String> places = new ArrayList<>();
        for (StackSample sample : event.getStackTraceSamples())
            for (ThreadInfo thread : sample.getStackTraces())
                if (thread != null && thread.getThreadId() == uiThread())
                    ours(thread.getStackTrace()).ifPresent(places::add);
        if (!places.isEmpty() && !event.isStarvedAwake() && !event.isStarvedAsleep())
            SEEN.add(new Freeze(event.getTotalDuration(), places.getFirst()));
    }

    private static long uiThread() {
        return Display.getDefault().getThread().threadId();
    }

    /** The innermost frame of ours, unless a test stands between it and what is innermost: then the test is at work. */
    private static Optional<String> ours(StackTraceElement[] frames) {
        return Arrays.stream(frames).map(StackTraceElement::toString).filter(frame -> frame.contains(OURS)).findFirst()
                .filter(frame -> !isTest(frame));
    }

    private static boolean isTest(String frame) {
        return frame.contains("Test.") || frame.contains(".Bench.") || frame.contains(".coverage.");
    }
}
