package org.daxscope.viz;

/** Bytes [start, end) of the mapped space. */
public record ByteRange(long start, long end) {
}
