package org.daxscope.lab.shell;

import org.daxscope.kernel.Errno;

/** A call of a command failed; what a command does not handle ends it with the errno's text. */
public final class IoError extends Exception {
    private static final long serialVersionUID = 1;

    private final Errno errno;
    private final String place;

    public IoError(Errno errno, String place) {
        super(errno.text());
        this.errno = errno;
        this.place = place;
    }

    public Errno errno() {
        return errno;
    }

    /** "/mnt/f: Input/output error", as perror(3) puts it. */
    public String text() {
        return place.isEmpty() ? errno.text() : place + ": " + errno.text();
    }
}
