package org.daxscope.ui.session;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.Session;
import org.daxscope.model.persistence.SessionFiles;
import org.daxscope.ui.nls.SessionText;

/**
 * Keeps what is open in a folder of the workspace: a session in "open.daxscope", and beside it "open.properties", which says what
 * is open. Each is replaced as a whole, a moment after the latest change.
 */
final class WorkspaceKeeper implements SessionKeeper {
    /** Changes come in bursts; this long after one it is written. */
    private static final int PAUSE_MILLIS = 100;
    private static final String SESSION = "open." + SessionFiles.EXTENSION;
    private static final String STATE = "open.properties";
    private static final String RECORDING = "recording";
    private static final String POSITION = "position";
    private static final String FILE = "file";
    private static final String DIRTY = "dirty";

    private final Path folder;
    private final Job writer = new Job(SessionText.Keeping) {
        {
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            write();
            return Status.OK_STATUS;
        }
    };
    private @Nullable Kept latest;

    WorkspaceKeeper(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keepRecording(Path file, int position) {
        keep(new Kept.OfRecording(file, position));
    }

    @Override
    public void keepSession(Session session, @Nullable Path file, boolean dirty) {
        keep(new Kept.OfSession(EcoreUtil.copy(session), file, dirty));
    }

    private synchronized void keep(Kept next) {
        latest = next;
        writer.schedule(PAUSE_MILLIS);
    }

    private synchronized @Nullable Kept take() {
        Kept next = latest;
        latest = null;
        return next;
    }

    private void write() {
        Kept next = take();
        if (next == null)
            return;
        try {
            Files.createDirectories(folder);
            // The session first: what says that it is open must not be there before it.
            if (next instanceof Kept.OfSession session)
                SessionFiles.write(session.session(), folder.resolve(SESSION));
            replace(folder.resolve(STATE), properties(next));
        } catch (IOException failure) {
            ILog.of(WorkspaceKeeper.class).warn(SessionText.NotKept, failure);
        }
    }

    /** Writes what waits, now, and leaves nothing under way. */
    void flush() {
        writer.cancel();
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        write();
    }

    private static Properties properties(Kept kept) {
        Properties properties = new Properties();
        switch (kept) {
            case Kept.OfRecording recording -> {
                properties.setProperty(RECORDING, recording.file().toString());
                properties.setProperty(POSITION, Integer.toString(recording.position()));
            }
            case Kept.OfSession session -> {
                Path file = session.file();
                if (file != null)
                    properties.setProperty(FILE, file.toString());
                properties.setProperty(DIRTY, Boolean.toString(session.dirty()));
            }
        }
        return properties;
    }

    private static void replace(Path target, Properties properties) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.writeString(part, text.toString(), StandardCharsets.UTF_8);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<Path> putAside(Session session) {
        try {
            Files.createDirectories(folder);
            Path free = folder.resolve(name(0));
            for (int i = 1; Files.exists(free); i++)
                free = folder.resolve(name(i));
            SessionFiles.write(session, free);
            return Optional.of(free);
        } catch (IOException failure) {
            ILog.of(WorkspaceKeeper.class).warn(SessionText.NotKept, failure);
            return Optional.empty();
        }
    }

    private static String name(int number) {
        return "unsaved" + (number == 0 ? "" : "-" + number) + "." + SessionFiles.EXTENSION;
    }

    @Override
    public Optional<Kept> kept() {
        Path state = folder.resolve(STATE);
        if (!Files.exists(state))
            return Optional.empty();
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(state, StandardCharsets.UTF_8)) {
            properties.load(text);
            return Optional.of(read(properties));
        } catch (IOException | IllegalArgumentException failure) {
            ILog.of(WorkspaceKeeper.class).warn(SessionText.NotRestored, failure);
            return Optional.empty();
        }
    }

    private Kept read(Properties properties) throws IOException {
        String recording = properties.getProperty(RECORDING);
        if (recording != null)
            return new Kept.OfRecording(Path.of(recording),
                    Integer.parseInt(properties.getProperty(POSITION, "0")));
        String file = properties.getProperty(FILE);
        return new Kept.OfSession(SessionFiles.read(folder.resolve(SESSION)), file == null ? null : Path.of(file),
                Boolean.parseBoolean(properties.getProperty(DIRTY)));
    }
}
