package org.daxscope.lab.shell;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Pattern;

/** /dev/null and /dev/zero. */
enum CharacterDevice implements OpenFile {
    NULL, ZERO;

    @Override
    public byte[] read(long offset, int length, boolean direct) {
        return new byte[this == ZERO ? length : 0];
    }

    @Override
    public long write(long offset, long length, Pattern pattern, boolean direct) {
        return length;
    }

    @Override
    public void fsync() throws IoError {
        throw new IoError(Errno.EINVAL, "");
    }

    @Override
    public void truncate(long size) throws IoError {
        throw new IoError(Errno.EINVAL, "");
    }

    @Override
    public long size() {
        return 0;
    }
}
