package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario, and what one kernel did when it was played, as far as the file tells.
 *
 * @param source      the file's name as its reader knows it
 * @param id          safe as a file name
 * @param title       empty when absent, like {@code note} and {@code kernel}
 * @param kver        5.10, 6.1, 6.12; empty when absent
 * @param reboot      had a boot of its own
 * @param fs          null for raw devices
 * @param layouts     the physical layout of the files that have one, from the setup
 * @param setup       the setup as written; empty when absent
 * @param setupFailed mkfs or mount was refused: that is the observation
 * @param finalState  null in a bare scenario
 * @param died        the kernel hung or panicked: that is the observation
 * @param scenario    every other field of the file as written, without setup, steps, final state and measurements
 */
public record Recording(String source, String format, String id, String title, List<String> tags, String note,
        String kernel, String kver, Profile profile, boolean reboot, List<Device> devices, List<DmSpec> dm,
        @Nullable FsSpec fs, List<FileSpec> files, List<Watch> watch, List<FileLayout> layouts, JsonArray setup,
        List<Step> steps, boolean setupFailed, @Nullable JsonObject finalState, boolean died, JsonObject scenario) {
    /** The one version of the format that is understood. */
    public static final String FORMAT = "dax-recording/1";

    public Recording {
        tags = List.copyOf(tags);
        devices = List.copyOf(devices);
        dm = List.copyOf(dm);
        files = List.copyOf(files);
        watch = List.copyOf(watch);
        layouts = List.copyOf(layouts);
        steps = List.copyOf(steps);
    }

    /** Whether nothing tells what a kernel answered: a scenario to be played, not to be compared with. */
    public boolean isBare() {
        return finalState == null && !setupFailed && steps.stream().allMatch(step -> step.observed() == null);
    }

    /** A copy; changing it changes nothing here. */
    @Override
    public JsonArray setup() {
        return setup.deepCopy();
    }

    /** A copy; changing it changes nothing here. */
    @Override
    public @Nullable JsonObject finalState() {
        return finalState == null ? null : finalState.deepCopy();
    }

    /** A copy; changing it changes nothing here. */
    @Override
    public JsonObject scenario() {
        return scenario.deepCopy();
    }
}
