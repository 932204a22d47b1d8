package org.daxscope.lab.recording;

/** What a recording may ask for at most. Each limit is far above anything recorded and far below what would hurt. */
public final class Limits {
    /** Size of a recording's file, bytes. */
    public static final int FILE_BYTES = 64 << 20;
    /** Values (objects, lists, texts, numbers ...) in one file. */
    public static final int VALUES = 1_000_000;
    /** Steps in one recording. */
    public static final int STEPS = 100_000;
    /** Objects and lists inside each other. */
    public static final int DEPTH = 64;
    /** Characters of one text, of the document as a whole and of names. */
    public static final int TEXT = 1 << 20;
    public static final int NAME = 255;
    /** Characters of one number. */
    public static final int NUMBER = 40;
    /** A device: 16 TiB in sectors. */
    public static final long DEVICE_SECTORS = 1L << 35;
    /** A file, a range of a file: 16 TiB. */
    public static final long FILE_SIZE = 1L << 44;
    /** A position in a file, bytes: the kernel's loff_t. */
    public static final long OFFSET = Long.MAX_VALUE;
    /** Bytes one step may move. */
    public static final long TRANSFER = 1L << 30;
    /** Calls, probes or records one step may make. */
    public static final long CALLS = 1_000_000;
    /** A badblocks table keeps 54 bits of a sector. */
    public static final long SECTOR = 1L << 54;

    private Limits() {
    }
}
