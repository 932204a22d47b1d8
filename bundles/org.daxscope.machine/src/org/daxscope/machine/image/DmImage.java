package org.daxscope.machine.image;

import java.util.List;

import org.daxscope.machine.image.DeviceImage.Area;

/**
 * A dm device. Sectors are 512 bytes each, and of the dm device where nothing else is said.
 *
 * @param name "d0"
 * @param number its minor number: /dev/dm-0 is 0
 * @param sectors size by its live table, 0 without one
 * @param dax whether its live table can be asked for memory
 * @param table the live table as dmsetup prints it, with names for devices; empty without one
 * @param loaded the table that a resume makes live; empty without one
 * @param targets of the live table, ascending
 * @param areas who uses its space: file extents, metadata, free space, in bytes of the dm device; empty unless it is mounted
 */
public record DmImage(String name, int number, long sectors, boolean dax, boolean suspended, String table,
        String loaded, List<Target> targets, List<Area> areas) {
    public DmImage {
        targets = List.copyOf(targets);
        areas = List.copyOf(areas);
    }

    /**
     * One line of the table.
     *
     * @param type "linear"
     * @param arguments as dmsetup prints them, with names for devices
     * @param routes where its sectors lie below
     */
    public record Target(long begin, long length, String type, String arguments, List<Route> routes) {
        public Target {
            routes = List.copyOf(routes);
        }

        /** First sector behind it. */
        public long end() {
            return begin + length;
        }
    }

    /**
     * One way down from a target: chunks of it, at a distance from each other, that lie one behind the other below.
     *
     * @param first first sector of the first chunk, from the start of the target
     * @param chunk sectors of a chunk
     * @param stride sectors from the start of one chunk to the start of the next
     * @param count chunks
     * @param device the disk or dm device below
     * @param start sector of that device where the first chunk lies
     */
    public record Route(long first, long chunk, long stride, long count, String device, long start) {
        /** First sector behind all chunks, on the device below. */
        public long end() {
            return start + chunk * count;
        }
    }
}
