package org.daxscope.machine.scene;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.MapFlag;

/**
 * A process and what it has mapped, in order.
 *
 * @param killPolicy when its main thread wants to hear of a failed page
 */
public record ProcessSpec(String name, List<Mapping> mappings, Kill killPolicy) {
    public ProcessSpec {
        mappings = List.copyOf(mappings);
    }

    /** One that leaves it to the sysctl. */
    public ProcessSpec(String name, List<Mapping> mappings) {
        this(name, mappings, Kill.DEFAULT);
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
