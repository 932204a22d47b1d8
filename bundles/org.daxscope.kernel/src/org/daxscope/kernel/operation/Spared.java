package org.daxscope.kernel.operation;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.address.VirtualAddress;

/**
 * A process that maps a file whose page failed, and is not signalled for it.
 *
 * @param map name of its mapping
 * @param address where the failed page is, or would be, in its address space
 * @param mapOffset bytes from the mapping's start to that
 * @param fileOffset the same in the mapped file
 * @param reason why it is not told
 */
public record Spared(String process, String map, VirtualAddress address, long mapOffset, long fileOffset,
        Reason reason) {
}
