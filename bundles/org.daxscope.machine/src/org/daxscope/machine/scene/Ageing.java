package org.daxscope.machine.scene;

/**
 * How a file system grows old before its first file is made; see {@link org.daxscope.kernel.operation.Operation.Age}.
 *
 * @param seed the same seed ages the same
 * @param rounds things that are done: files made, grown, punched, removed; 0 for none
 * @param smallest bytes of the smallest file
 * @param largest bytes of the largest one
 * @param fill percent of the space in use about which it goes up and down, 1 to 95
 */
public record Ageing(long seed, int rounds, long smallest, long largest, int fill) {
    /** A new one. */
    public static final Ageing NONE = new Ageing(1, 0, 4096, 1 << 20, 60);
}
