package org.daxscope.machine.scene;

/**
 * A dm device.
 *
 * @param name unique among disks and dm devices
 * @param table dmsetup's syntax with the names of devices, lines separated by line ends; sectors of 512 bytes
 */
public record DmSpec(String name, String table) {
}
