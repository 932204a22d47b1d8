package org.daxscope.kernel;

/** An error number on its way up to the system call that returns it, with the rule that decided. Has no stack trace. */
public final class KernelError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;
    private final transient Reason reason;

    public KernelError(Errno errno, Reason reason) {
        super(null, null, false, false);
        this.errno = errno;
        this.reason = reason;
    }

    public KernelError(Errno errno, Rule rule, long... arguments) {
        this(errno, new Reason(rule, arguments));
    }

    @Override
    public String getMessage() {
        return errno + ": " + reason.text();
    }

    public Errno errno() {
        return errno;
    }

    public Reason reason() {
        return reason;
    }
}
