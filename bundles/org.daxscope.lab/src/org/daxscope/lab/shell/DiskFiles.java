package org.daxscope.lab.shell;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Write;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;

/** A file on a mounted file system, or a block device, by the machine's name for it. */
record DiskFiles(Session session, String on, String path) implements OpenFile {

    @Override
    public byte[] read(long offset, int length, boolean direct) throws IoError {
        return switch (session.perform(new Operation.Read(on, offset, length, mode(direct)))) {
            case Outcome.Data data -> data.bytes();
            case Outcome.Failed failed -> throw new IoError(failed.errno(), path);
            default -> new byte[0];
        };
    }

    private static OpenMode mode(boolean direct) {
        return direct ? OpenMode.DIRECT : OpenMode.PLAIN;
    }

    @Override
    public long write(long offset, long length, Pattern pattern, boolean direct) throws IoError {
        return session.call(new Write(on, offset, length, length, pattern, mode(direct)), path);
    }

    @Override
    public void fsync() throws IoError {
        session.call(new Operation.Fsync(on), path);
    }

    @Override
    public void truncate(long size) throws IoError {
        session.call(new Operation.Truncate(on, size), path);
    }

    @Override
    public void close() {
        if (session.names().device(path).isPresent() && !session.isInUse(on))
            session.perform(new Operation.CloseDevice(on));
    }

    @Override
    public long size() throws IoError {
        return switch (session.perform(new Operation.Status(on))) {
            case Outcome.FileStatus status -> status.size();
            case Outcome.Failed failed -> throw new IoError(failed.errno(), path);
            default -> 0;
        };
    }
}
