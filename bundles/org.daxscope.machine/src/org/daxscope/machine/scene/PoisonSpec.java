package org.daxscope.machine.scene;

/**
 * Poison that is there from the start.
 *
 * @param disk the disk it is on
 * @param offset bytes of the disk; rounded out to 256-byte lines
 * @param length bytes
 * @param known whether the kernel has found it, so that its tables hold it
 */
public record PoisonSpec(String disk, long offset, long length, boolean known) {
}
