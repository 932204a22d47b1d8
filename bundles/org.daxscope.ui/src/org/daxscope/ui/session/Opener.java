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
import org.daxscope.machine.scene.Script;
import org.daxscope.model.Session;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.persistence.SessionFileException;
import org.daxscope.model.persistence.SessionFiles;
import org.daxscope.ui.nls.SessionText;

/** Turns a file, a recording or a saved session, into a player, or into one sentence that says why not. */
final class Opener {
    /** The kernel for a scenario that names none: the reference of the recordings. */
    private static final String REFERENCE = "6.1";

    private final PlaybackFactory playbacks;

    Opener(PlaybackFactory playbacks) {
        this.playbacks = playbacks;
    }

    Opened open(Path file, IProgressMonitor monitor) throws OpenException {
        SubMonitor progress = SubMonitor.convert(monitor, 2);
        if (file.toString().endsWith("." + SessionFiles.EXTENSION))
            return session(file);
        Recording recording = read(file);
        progress.worked(1);
        SessionPlayer player = build(file, recording);
        progress.worked(1);
        return new Opened(player, null, 0);
    }

    private static Opened session(Path file) throws OpenException {
        try {
            Session session = SessionFiles.read(file);
            return new Opened(run(ToRecords.script(session)), session, session.getCursor());
        } catch (SessionFileException | IllegalArgumentException problem) {
            throw new OpenException(String.valueOf(problem.getMessage()));
        }
    }

    /** Builds the machine of a session of the user's own. */
    static RunPlayer run(Script script) throws OpenException {
        try {
            return new RunPlayer(script);
        } catch (IllegalArgumentException | UnsupportedOperationException refused) {
            throw new OpenException(String.valueOf(refused.getMessage()));
        } catch (RuntimeException defect) {
            ILog.of(Opener.class).error(SessionText.CannotBuild, defect);
            throw new OpenException(NLS.bind(SessionText.SceneFailed, script.scene().name(), defect.getMessage()));
        }
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
