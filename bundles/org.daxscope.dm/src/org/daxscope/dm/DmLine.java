package org.daxscope.dm;

import java.util.List;

/**
 * A line of a live table, for looking at. Sectors of 512 bytes.
 *
 * @param begin first sector of the dm device
 * @param arguments as {@code dmsetup table} prints them, with names for devices
 * @param routes where its sectors lie; empty for a target that has nothing below
 */
public record DmLine(long begin, long length, String type, String arguments, List<Route> routes) {
    public DmLine {
        routes = List.copyOf(routes);
    }
}
