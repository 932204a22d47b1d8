package org.daxscope.kernel;

/**
 * The kernel touched memory that it does not map, where it had no fixup: it oopses, and the process it worked for is killed on
 * the spot. Nothing on the way up may catch this to go on. Has no stack trace.
 */
public final class KernelOops extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public KernelOops(Rule rule, long... arguments) {
        super(null, null, false, false);
        this.reason = new Reason(rule, arguments);
    }

    @Override
    public String getMessage() {
        return "kernel oops: " + reason.text();
    }

    public Reason reason() {
        return reason;
    }
}
