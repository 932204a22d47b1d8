package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;

/** Opens recordings for playing, and plays them to the end. */
public final class Playbacks {
    private Playbacks() {
    }

    /**
     * A playback standing before the first step.
     *
     * @throws UnsupportedOperationException when the scene needs what the engine does not model yet
     * @throws ScenarioException when the scene cannot be
     */
    public static Playback open(Recording recording, KernelModel kernel) {
        return new RecordingPlayback(recording, kernel);
    }

    /** Why a recording cannot be played yet, in a sentence without a full stop; empty when it can. */
    public static Optional<String> refusal(Recording recording) {
        return Optional.ofNullable(RecordingPlayback.unsupported(recording));
    }

    /** The kernel a recording was made on; a preset's name in "kver" works too. */
    public static KernelModel kernelOf(Recording recording) {
        return KernelModel.named(recording.kver());
    }

    /**
     * Plays all steps and compares what can be compared.
     *
     * @throws ScenarioException when the scene cannot be
     */
    public static ScenarioResult play(Recording recording, KernelModel kernel) {
        return play(recording, kernel, () -> false);
    }

    /** The same, stopping early (with what was played so far pending) when told to. */
    public static ScenarioResult play(Recording recording, KernelModel kernel, BooleanSupplier cancelled) {
        String reason = RecordingPlayback.unsupported(recording);
        if (reason != null)
            return refused(recording, kernel, reason);
        RecordingPlayback playback;
        try {
            playback = new RecordingPlayback(recording, kernel);
        } catch (ScenarioException refused) {
            throw refused;
        } catch (RuntimeException defect) {
            return refused(recording, kernel, "setting up: " + Defect.text(defect));
        } catch (OutOfMemoryError error) {
            return refused(recording, kernel, "setting up: " + Defect.text(error));
        }
        while (playback.position() < playback.length() && !cancelled.getAsBoolean())
            playback.forward();
        return playback.result();
    }

    private static ScenarioResult refused(Recording recording, KernelModel kernel, String reason) {
        List<StepReport> reports = new ArrayList<>();
        List<String> kernelWords = RecordingPlayback.kernelWords(recording);
        for (var step : recording.steps())
            reports.add(new StepReport(step.index(), OperationWords.of(step), kernelWords.get(step.index()), "",
                    StepReport.Verdict.UNSUPPORTED, List.of(), reason));
        return UnsupportedScenario.result(recording, kernel, reports, reason);
    }
}
