package org.daxscope.viz;

/**
 * A longest stretch of one state.
 *
 * @param start first byte, from the start of the mapped space
 * @param end one past the last byte
 */
public record Run(long start, long end, PageState state) {
}
