package org.daxscope.machine.scene;

/**
 * A DIMM.
 *
 * @param name as ndctl calls it, "nmem0"
 * @param bytes its capacity
 */
public record DimmSpec(String name, long bytes) {
}
