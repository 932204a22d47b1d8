package org.daxscope.lab.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that act on the machine around the files. */
public sealed interface EnvironmentStep extends StepInput {
    record DropCache() implements EnvironmentStep {
    }

    record Umount() implements EnvironmentStep {
    }

    /** Mounts again; {@code options} null for those of the scenario. */
    record Mount(@Nullable String options) implements EnvironmentStep {
    }

    record Fsck() implements EnvironmentStep {
    }

    /** Unbinds the namespace's driver and binds it again. */
    record Rebind(String dev) implements EnvironmentStep {
    }

    /** Suspends, loads the new table, resumes. */
    record DmReload(String name, List<String> table) implements EnvironmentStep {
        public DmReload {
            table = List.copyOf(table);
        }
    }

    record DmStatus() implements EnvironmentStep {
    }

    /** All non-empty badblocks lists. */
    record Badblocks() implements EnvironmentStep {
    }

    record Ndctl() implements EnvironmentStep {
    }

    /** Sets the process's machine-check kill policy. Never recorded yet; its inputs are in {@link Step#inputs()}. */
    record McEkill() implements EnvironmentStep {
    }

    /** Makes {@code dev} the device that the next mount takes. */
    record SetFsDevice(String dev) implements EnvironmentStep {
    }

    /** Kernel-specific free form; skipped. */
    record Sh(String cmd) implements EnvironmentStep {
    }
}
