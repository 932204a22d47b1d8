package org.daxscope.machine.scene;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation.MapFlag;

/** A process and what it has mapped, in order. */
public record ProcessSpec(String name, List<Mapping> mappings) {
    public ProcessSpec {
        mappings = List.copyOf(mappings);
    }

    /**
     * A mapping.
     *
     * @param name unique in the process
     * @param on the file or disk that is mapped
     * @param offset bytes of the file, a multiple of 4096
     * @param length bytes
     */
    public record Mapping(String name, String on, long offset, long length, Set<MapFlag> flags) {
        public Mapping {
            flags = Set.copyOf(flags);
        }
    }
}
