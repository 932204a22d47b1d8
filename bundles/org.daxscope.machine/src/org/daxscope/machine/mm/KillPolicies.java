package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;

/**
 * Which threads want to hear of a failed page before they touch it: what prctl(PR_MCE_KILL) set for each of them, and the sysctl
 * for the others. Kernel: task_early_kill(), find_early_kill_thread(); semantics 10.2.
 */
public final class KillPolicies implements Stateful<KillPolicies.State> {
    /** The thread that a process always has. */
    private static final String MAIN = "";

    private final EventSink events;
    private final Map<String, Map<String, Kill>> threads = new LinkedHashMap<>();
    private boolean earlyByDefault;

    /** All policies at one moment: by process, then by thread, in the order of their setting. */
    public record State(Map<String, Map<String, Kill>> threads, boolean earlyByDefault) {
    }

    public KillPolicies(EventSink events) {
        this.events = events;
    }

    @Override
    public State save() {
        return new State(copy(), earlyByDefault);
    }

    @Override
    public void restore(State state) {
        threads.clear();
        threads.putAll(state.threads);
        earlyByDefault = state.earlyByDefault;
    }

    /** No process is left, and the sysctl is as a boot finds it. */
    public void powerOff() {
        threads.clear();
        earlyByDefault = false;
    }

    private Map<String, Map<String, Kill>> copy() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(threads));
    }

    /** Policies of the threads that set one, by process. */
    public Map<String, Map<String, Kill>> all() {
        return copy();
    }

    public boolean isEarlyByDefault() {
        return earlyByDefault;
    }

    public void set(String process, String thread, Kill policy) {
        Map<String, Kill> own = new LinkedHashMap<>(threads.getOrDefault(process, Map.of()));
        Kill before = own.getOrDefault(thread, Kill.DEFAULT);
        own.put(thread, policy);
        threads.put(process, Collections.unmodifiableMap(own));
        events.change(EventKind.KILL_POLICY, events.subject(process), policy.ordinal(), 0, before.ordinal(),
                policy.ordinal());
    }

    public void setEarlyByDefault(boolean early) {
        int before = earlyByDefault ? 1 : 0;
        earlyByDefault = early;
        events.change(EventKind.KILL_POLICY, events.subject("sysctl"), early ? 1 : 0, 1, before, early ? 1 : 0);
    }

    /** The first thread of a process that is to be signalled early; empty when none is. */
    Optional<String> earlyThread(String process) {
        Map<String, Kill> own = threads.getOrDefault(process, Map.of());
        List<String> names = new ArrayList<>(List.of(MAIN));
        own.keySet().stream().filter(name -> !name.equals(MAIN)).forEach(names::add);
        return names.stream().filter(name -> isEarly(own.getOrDefault(name, Kill.DEFAULT))).findFirst();
    }

    private boolean isEarly(Kill policy) {
        return policy == Kill.EARLY || policy == Kill.DEFAULT && earlyByDefault;
    }
}
