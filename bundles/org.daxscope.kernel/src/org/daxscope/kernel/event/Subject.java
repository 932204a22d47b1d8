package org.daxscope.kernel.event;

/**
 * What an event is about: a device, a table, a file, a process, by a number that stays the same for one machine.
 *
 * @param id index in the order of first naming, 0 or more
 * @param name as shown ("pm0", "f", "p1")
 */
public record Subject(int id, String name) {
}
