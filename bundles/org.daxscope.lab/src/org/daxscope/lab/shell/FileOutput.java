package org.daxscope.lab.shell;

import org.daxscope.lab.shell.command.Patterned;

/** Writes into an opened file, from its beginning or its end on. */
final class FileOutput implements Output {
    private final OpenFile file;
    private final boolean append;
    private long at;

    FileOutput(OpenFile file, boolean append) {
        this.file = file;
        this.append = append;
    }

    @Override
    public void write(byte[] bytes) throws IoError {
        if (append)
            at = file.size();
        at += Patterned.write(file, at, bytes, bytes.length, false);
    }
}
