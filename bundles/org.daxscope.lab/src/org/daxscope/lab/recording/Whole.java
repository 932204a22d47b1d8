package org.daxscope.lab.recording;

/**
 * The whole numbers a field accepts.
 *
 * @param unit plural: bytes, sectors, records ...
 */
record Whole(String unit, long least, long most) {
    static final Whole OFFSET = new Whole("bytes", 0, Limits.OFFSET);
    static final Whole TRANSFER = new Whole("bytes", 0, Limits.TRANSFER);
    static final Whole SPACE = new Whole("bytes", 0, Limits.FILE_SIZE);
    static final Whole SECTOR = new Whole("sectors", 0, Limits.SECTOR);

    /** The same, but no higher than {@code limit}. */
    Whole atMost(long limit) {
        return new Whole(unit, least, Math.min(most, limit));
    }

    /** The same, but no lower than {@code limit}. */
    Whole atLeast(long limit) {
        return new Whole(unit, Math.max(least, limit), most);
    }

    /** For a step size: so wide that covering {@code length} takes no more than {@link Limits#CALLS} steps. */
    static Whole stride(String unit, long length, long most) {
        return new Whole(unit, Math.max(1, Math.ceilDiv(length, Limits.CALLS)), most);
    }

    boolean accepts(long number) {
        return number >= least && number <= most;
    }

    String described() {
        return "a whole number of %s from %s to %s".formatted(unit, shown(least), shown(most));
    }

    private static String shown(long number) {
        if (number == Long.MAX_VALUE) {
            return "2^63-1";
        }
        boolean isPowerOfTwo = number >= 1 << 20 && Long.bitCount(number) == 1;
        return isPowerOfTwo ? "2^" + Long.numberOfTrailingZeros(number) : String.valueOf(number);
    }
}
