package org.daxscope.viz;

import java.util.List;

import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Entry;
import org.jspecify.annotations.Nullable;

/** Looks up page-table entries. */
final class PageEntries {
    private PageEntries() {
    }

    /** The entry that covers a byte, counted from the mapping's start; null for none. */
    static @Nullable Entry at(MappingImage mapping, long offset) {
        List<Entry> entries = mapping.entries();
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (entries.get(middle).offset() <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == 0)
            return null;
        Entry entry = entries.get(low - 1);
        return offset < entry.offset() + entry.bytes() ? entry : null;
    }
}
