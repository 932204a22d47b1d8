package org.daxscope.lab.recording;

import java.io.IOException;
import java.nio.file.Path;

/** Reads recordings and bare scenarios. */
public final class RecordingReader {
    private RecordingReader() {
    }

    public static Recording read(Path file) throws IOException, RecordingException {
        throw new UnsupportedOperationException();
    }

    public static Recording read(String name, byte[] content) throws RecordingException {
        throw new UnsupportedOperationException();
    }
}
