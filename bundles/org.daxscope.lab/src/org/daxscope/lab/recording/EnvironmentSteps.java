package org.daxscope.lab.recording;

import org.jspecify.annotations.Nullable;

/** Reads the inputs of {@link EnvironmentStep}s. */
final class EnvironmentSteps {
    private EnvironmentSteps() {
    }

    static @Nullable StepInput read(String op, Fields in) throws RecordingException {
        return switch (op) {
            case "dropcache" -> new EnvironmentStep.DropCache();
            case "umount" -> new EnvironmentStep.Umount();
            case "mount" -> new EnvironmentStep.Mount(in.nameOrNull("options"));
            case "fsck" -> new EnvironmentStep.Fsck();
            case "rebind" -> new EnvironmentStep.Rebind(in.name("dev"));
            case "dm_reload" -> new EnvironmentStep.DmReload(in.name("name"), SceneReader.dmTable(in));
            case "dm_status" -> new EnvironmentStep.DmStatus();
            case "badblocks" -> new EnvironmentStep.Badblocks();
            case "ndctl" -> new EnvironmentStep.Ndctl();
            case "mcekill" -> new EnvironmentStep.McEkill();
            case "set_fs_device" -> new EnvironmentStep.SetFsDevice(in.name("dev"));
            case "sh" -> new EnvironmentStep.Sh(in.get("cmd").text());
            default -> null;
        };
    }
}
