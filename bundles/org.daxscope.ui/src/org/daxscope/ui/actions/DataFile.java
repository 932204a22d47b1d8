package org.daxscope.ui.actions;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.ui.nls.ActionsText;

/** Data to be written, as the user types it: a pattern, or "file:" and the path of a file whose bytes are taken. */
public final class DataFile {
    private static final String FILE = "file:";

    private DataFile() {
    }

    /**
     * The data of a write from one offset on: the first bytes of the file, then zeros.
     *
     * @throws IllegalArgumentException in a sentence
     */
    public static Pattern fromStart(String text, long offset, long length) {
        return text.strip().startsWith(FILE) ? content(text, 0, offset, length) : Pattern.named(text.strip());
    }

    /**
     * The data of a repair: the bytes that the file, a copy from before the loss, holds at the same offset.
     *
     * @throws IllegalArgumentException in a sentence
     */
    public static Pattern fromCopy(String text, long offset, long length) {
        return text.strip().startsWith(FILE) ? content(text, offset, offset, length) : Pattern.named(text.strip());
    }

    private static Pattern content(String text, long from, long offset, long length) {
        String name = text.strip().substring(FILE.length()).strip();
        if (length > Pattern.Content.MOST_BYTES)
            throw new IllegalArgumentException(
                    NLS.bind(ActionsText.DataTooLong, Long.toString(length), Pattern.Content.MOST_BYTES));
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            in.skipNBytes(from);
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length == 0 && length > 0)
                throw new IllegalArgumentException(NLS.bind(ActionsText.DataEndsBefore, name, Long.toString(from)));
            return new Pattern.Content(offset, bytes);
        } catch (EOFException tooShort) {
            throw new IllegalArgumentException(NLS.bind(ActionsText.DataEndsBefore, name, Long.toString(from)),
                    tooShort);
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(NLS.bind(ActionsText.DataUnreadable, name), unreadable);
        }
    }
}
