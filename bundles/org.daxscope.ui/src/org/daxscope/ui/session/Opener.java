package org.daxscope.ui.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingReader;
import org.daxscope.ui.nls.SessionText;

/** Turns a file into a player, or into one sentence that says why not. */
final class Opener {
    /** The kernel for a scenario that names none: the reference of the recordings. */
    private static final String REFERENCE = "6.1";

    private final PlaybackFactory playbacks;

    Opener(PlaybackFactory playbacks) {
        this.playbacks = playbacks;
    }

    SessionPlayer open(Path file, IProgressMonitor monitor) throws OpenException {
        SubMonitor progress = SubMonitor.convert(monitor, 2);
        Recording recording = read(file);
        progress.worked(1);
        SessionPlayer player = build(file, recording);
        progress.worked(1);
        return player;
    }

    private static Recording read(Path file) throws OpenException {
        try {
            if (Files.isDirectory(file))
                throw new OpenException(NLS.bind(SessionText.IsAFolder, file));
            return RecordingReader.read(file);
        } catch (RecordingException problem) {
            throw new OpenException(String.valueOf(problem.getMessage()));
        } catch (NoSuchFileException problem) {
            throw new OpenException(NLS.bind(SessionText.NoSuchFile, file));
        } catch (AccessDeniedException problem) {
            throw new OpenException(NLS.bind(SessionText.NotAllowed, file));
        } catch (IOException problem) {
            throw new OpenException(NLS.bind(SessionText.NotReadable, file, problem.getMessage()));
        }
    }

    private SessionPlayer build(Path file, Recording recording) throws OpenException {
        KernelModel kernel;
        try {
            kernel = KernelModel.named(recording.kver().isEmpty() ? REFERENCE : recording.kver());
        } catch (IllegalArgumentException unknown) {
            throw new OpenException(NLS.bind(SessionText.UnknownKernel, file, recording.kver()));
        }
        try {
            return new RecordingPlayer(file, playbacks.open(recording, kernel));
        } catch (UnsupportedOperationException missing) {
            throw new OpenException(NLS.bind(SessionText.NotPlayable, file, missing.getMessage()));
        } catch (RuntimeException defect) {
            ILog.of(Opener.class).error(SessionText.CannotBuild, defect);
            throw new OpenException(NLS.bind(SessionText.MachineFailed, file, defect.getMessage()));
        }
    }
}
