package org.daxscope.lab.shell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Pattern;

/** A file of /sys or /proc: its text is made when it is read, and each write is a call of its own. */
record Attribute(String path, Reader reader, Writer writer) implements OpenFile {
    /** Makes the text. */
    @FunctionalInterface
    interface Reader {
        String text() throws IoError;
    }

    /** Takes what one write(2) brings. */
    @FunctionalInterface
    interface Writer {
        void store(String text) throws IoError;
    }

    /** One that cannot be written. */
    static Attribute readable(String path, Reader reader) {
        return new Attribute(path, reader, text -> {
            throw new IoError(Errno.EACCES, path);
        });
    }

    /** One that cannot be read. */
    static Attribute writable(String path, Writer writer) {
        return new Attribute(path, () -> {
            throw new IoError(Errno.EACCES, path);
        }, writer);
    }

    @Override
    public byte[] read(long offset, int length, boolean direct) throws IoError {
        byte[] bytes = reader.text().getBytes(StandardCharsets.ISO_8859_1);
        int from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + length));
    }

    @Override
    public long write(long offset, long length, Pattern pattern, boolean direct) throws IoError {
        byte[] bytes = new byte[(int) Math.min(length, Input.BUFFER)];
        pattern.fill(offset, bytes, 0, bytes.length);
        writer.store(new String(bytes, StandardCharsets.ISO_8859_1));
        return length;
    }

    @Override
    public void fsync() throws IoError {
        throw new IoError(Errno.EINVAL, path);
    }

    @Override
    public void truncate(long size) {
        // Opening with O_TRUNC is allowed and does nothing.
    }

    @Override
    public long size() {
        return 4096;
    }
}
