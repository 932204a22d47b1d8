package org.daxscope.machine.stack;

/**
 * The same bytes in two layers.
 *
 * @param upper index of the upper layer in its path
 * @param upperStart where they begin there, in bytes of that layer's space
 * @param lower index of the lower layer
 * @param lowerStart where they begin there
 * @param length bytes
 * @param end why the next ones do not follow on below
 */
public record Link(int upper, long upperStart, int lower, long lowerStart, long length, Cut end) {
}
