package org.daxscope.pmem.badblocks;

/**
 * One entry of the table. Semantics 2.1.
 *
 * @param start first sector, 54 bits
 * @param length sectors, 1 to 512
 * @param acknowledged always true for what nvdimm stores
 */
public record BadRecord(long start, int length, boolean acknowledged) {
    public long end() {
        return start + length;
    }

    /** As the semantics' vectors write it: {@code [8,16)A}. */
    @Override
    public String toString() {
        return "[" + start + "," + end() + ")" + (acknowledged ? "A" : "U");
    }
}
