package org.daxscope.lab.recording;

/**
 * One emulated persistent-memory disk.
 *
 * @param name       symbolic: pm0, pm1 ...
 * @param sectors    size in 512-byte sectors, 1 to 2^35
 * @param kernelName what that kernel called it: pmem0 ...; the symbolic name when the recording does not say
 */
public record Device(String name, long sectors, String kernelName) {
}
