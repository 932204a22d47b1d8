package org.daxscope.dm;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.jspecify.annotations.Nullable;

/**
 * A device below a dm device: a disk, or another dm device.
 *
 * @param dax its DAX side, null when it has none
 */
public record Lower(BlockDevice block, @Nullable DaxDevice dax) {
    public String name() {
        return block.name();
    }

    /** Whether it can be asked for its memory: a disk with a DAX side, or a dm device whose table is DAX. */
    boolean isDax() {
        return dax != null && !(block instanceof DmDevice mapped && !mapped.isDax());
    }
}
