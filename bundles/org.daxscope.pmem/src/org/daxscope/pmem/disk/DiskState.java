package org.daxscope.pmem.disk;

import org.daxscope.pmem.badblocks.Badblocks;

/** What belongs to one disk alone: records, page state, life. Media and lists belong to the bus. */
public final class DiskState {
    final Badblocks.State records;
    final PageFlags hwpoison;
    final PageFlags notPresent;
    final boolean dead;

    DiskState(Badblocks.State records, PageFlags hwpoison, PageFlags notPresent, boolean dead) {
        this.records = records;
        this.hwpoison = hwpoison;
        this.notPresent = notPresent;
        this.dead = dead;
    }
}
