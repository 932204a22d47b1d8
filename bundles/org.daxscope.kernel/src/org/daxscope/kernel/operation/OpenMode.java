package org.daxscope.kernel.operation;

/**
 * How a file is opened for a call.
 *
 * @param direct O_DIRECT
 * @param sync O_SYNC or O_DSYNC
 * @param bufferOffset bytes by which the user buffer is off a page boundary, 0 to 4095
 */
public record OpenMode(boolean direct, boolean sync, int bufferOffset) {
    public static final OpenMode PLAIN = new OpenMode(false, false, 0);
    public static final OpenMode DIRECT = new OpenMode(true, false, 0);
}
