package org.daxscope.lab.recording;

import java.util.List;

/**
 * A device-mapper device.
 *
 * @param table lines in dmsetup syntax with symbolic device names
 */
public record DmSpec(String name, List<String> table) {
    public DmSpec {
        table = List.copyOf(table);
    }
}
