package org.daxscope.pmem.disk;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.pmem.badblocks.Badblocks;

/** What belongs to one disk alone: records, page state, life, how it is set up. Media and lists belong to the bus. */
public final class DiskState {
    final Badblocks.State records;
    final PageFlags hwpoison;
    final PageFlags notPresent;
    final boolean dead;
    final boolean enabled;
    final long dataOffset;
    final NamespaceConfig config;
    final BttDisk btt;
    final BttDisk.Lane lane;

    DiskState(Badblocks.State records, PageFlags hwpoison, PageFlags notPresent, boolean dead, boolean enabled,
            long dataOffset, NamespaceConfig config, BttDisk btt) {
        this.btt = btt;
        this.lane = btt.save();
        this.records = records;
        this.hwpoison = hwpoison;
        this.notPresent = notPresent;
        this.dead = dead;
        this.enabled = enabled;
        this.dataOffset = dataOffset;
        this.config = config;
    }
}
