package org.daxscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.daxscope.lab.conformance.ScenarioException;
import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingFiles;
import org.daxscope.lab.recording.RecordingReader;
import org.daxscope.lab.recording.RecordingWriter;

/** Plays one file after the other. What cannot be read costs one line on stderr, and the others go on. */
final class Batch {
    private final Arguments arguments;
    private final PrintWriter console;
    private final PrintWriter errors;
    private boolean troubled;

    /** What a command does with a scenario. */
    interface Work {
        /** Plays and tells; a {@link Refusal} says why not. */
        ScenarioResult play(Recording recording) throws Refusal;
    }

    /** A scenario that the command has no use for. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String sentence) {
            super(sentence);
        }
    }

    Batch(Arguments arguments, PrintWriter console, PrintWriter errors) {
        this.arguments = arguments;
        this.console = console;
        this.errors = errors;
    }

    /**
     * Plays all.
     *
     * @throws IOException when a path does not exist
     */
    void run(Work work) throws IOException {
        for (Path file : RecordingFiles.find(arguments.paths()))
            if (!play(file, work) || console.checkError())
                return;
    }

    /** Whether everything could be read, told and written. */
    boolean isFine() {
        if (console.checkError())
            say("standard output was closed before everything was told");
        return !troubled;
    }

    /** Whether to go on with the next one. */
    private boolean play(Path file, Work work) {
        try {
            Recording recording = RecordingReader.read(file);
            return write(recording, work.play(recording));
        } catch (RecordingException | ScenarioException problem) {
            say(String.valueOf(problem.getMessage()));
        } catch (Refusal problem) {
            say(file + ": " + problem.getMessage());
        } catch (NoSuchFileException problem) {
            say(file + ": is a link to nothing");
        } catch (AccessDeniedException problem) {
            say(file + ": may not be read");
        } catch (IOException problem) {
            say(file + ": cannot be read: " + reason(problem));
        }
        return true;
    }

    private boolean write(Recording recording, ScenarioResult result) {
        Path folder = arguments.out();
        if (folder == null)
            return true;
        try {
            RecordingWriter.write(recording, result.results(), folder);
            return true;
        } catch (FileAlreadyExistsException problem) {
            say(folder + ": results need a folder, and there is a file of that name");
        } catch (NoSuchFileException problem) {
            say(folder + ": no folder for results can be made there");
        } catch (AccessDeniedException problem) {
            say(folder + ": results may not be written there");
        } catch (IOException problem) {
            say(folder + ": results cannot be written: " + reason(problem));
        }
        return false;
    }

    /** What the file system says, without the name of the file. */
    private static String reason(IOException problem) {
        String text = problem instanceof FileSystemException of ? of.getReason() : problem.getMessage();
        return text == null ? problem.getClass().getSimpleName() : text;
    }

    private void say(String sentence) {
        troubled = true;
        errors.println("daxscope: " + sentence);
    }
}
