package org.daxscope.ui.session;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.Playback;
import org.daxscope.lab.recording.Recording;

/** Builds the machine that plays a recording. Called in a job, never on the UI thread. */
@FunctionalInterface
interface PlaybackFactory {
    /** The playback, its cursor before the first step. */
    Playback open(Recording recording, KernelModel kernel);
}
