package org.daxscope.ui.session;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.Playback;
import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.recording.Recording;

/** Plays on Daxscope's own engine. */
final class EnginePlaybacks implements PlaybackFactory {
    @Override
    public Playback open(Recording recording, KernelModel kernel) {
        return Playbacks.open(recording, kernel);
    }
}
