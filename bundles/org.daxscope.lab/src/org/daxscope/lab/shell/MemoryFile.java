package org.daxscope.lab.shell;

import java.util.Arrays;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Pattern;

/** A file in memory, outside all persistent memory: below /run or /tmp. */
record MemoryFile(ShellState state, String path) implements OpenFile {

    private byte[] bytes() {
        return state.files().getOrDefault(path, new byte[0]);
    }

    @Override
    public byte[] read(long offset, int length, boolean direct) {
        byte[] bytes = bytes();
        int from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + length));
    }

    @Override
    public long write(long offset, long length, Pattern pattern, boolean direct) throws IoError {
        if (offset + length > Input.MOST_BYTES)
            throw new IoError(Errno.ENOSPC, path);
        byte[] before = bytes();
        byte[] after = Arrays.copyOf(before, (int) Math.max(before.length, offset + length));
        pattern.fill(offset, after, (int) offset, (int) length);
        state.files().put(path, after);
        return length;
    }

    @Override
    public void fsync() {
        // Memory has nothing to write out to.
    }

    @Override
    public void truncate(long size) throws IoError {
        if (size > Input.MOST_BYTES)
            throw new IoError(Errno.ENOSPC, path);
        state.files().put(path, Arrays.copyOf(bytes(), (int) size));
    }

    @Override
    public long size() {
        return bytes().length;
    }
}
