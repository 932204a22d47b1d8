package org.daxscope.lab.recording;

/** What a recording may ask for at most. Each limit is far above anything recorded and far below what would hurt. */
public final class Limits {
    /** Size of a recording's file, bytes. */
    public static final int FILE_BYTES = 64 << 20;
    /** Values (objects, lists, texts, numbers ...) in one file. */
    public static final int VALUES = 500_000;
    /** Steps in one recording. */
    public static final int STEPS = 100_000;
    /** Objects and lists inside each other. */
    public static final int DEPTH = 64;
    /** Characters of one text. */
    public static final int TEXT = 1 << 20;
    /** Characters of a name that refers to something. */
    public static final int NAME = 255;
    /** Characters of one number. */
    public static final int NUMBER = 40;
    /** Size of a device in sectors: 16 TiB. */
    public static final long DEVICE_SECTORS = 1L << 35;
    /** Size of a file, or of space allocated or freed in one step, bytes: 16 TiB. */
    public static final long FILE_SIZE = 1L << 44;
    /** A position in a file, bytes: the kernel's loff_t. */
    public static final long OFFSET = Long.MAX_VALUE;
    /** Data one step may move, or a file be filled with, bytes: 1 GiB. */
    public static final long TRANSFER = 1L << 30;
    /** Calls, probes or records one step may make. */
    public static final long CALLS = 1_000_000;
    /** End of the sectors a badblocks table can name. */
    public static final long SECTOR = 1L << 54;

    private Limits() {
    }
}
