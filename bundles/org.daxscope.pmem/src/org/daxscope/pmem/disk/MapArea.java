package org.daxscope.pmem.disk;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.badblocks.BadRecord;
import org.daxscope.pmem.media.Media;

/**
 * The part of a region before the data: information block and struct pages. Kernel: drivers/nvdimm/pfn_devs.c. Semantics 1,
 * 3.3.
 */
public final class MapArea {
    /** The information block ends here, and struct pages begin. */
    private static final long HEAD = 8 << 10;
    private static final long STRUCT_PAGE = 64;

    private final DiskCore core;
    private final NamespaceConfig config;

    MapArea(DiskCore core, NamespaceConfig config) {
        this.core = core;
        this.config = config;
    }

    /** Bytes from the region's start to the data. */
    public static long dataOffset(NamespaceConfig config, long regionBytes) {
        if (config.mode() != NamespaceMode.FSDAX && config.mode() != NamespaceMode.DEVDAX)
            return 0;
        long pages = config.mapOnMedia() ? regionBytes / Units.PAGE : 0;
        return (HEAD + pages * STRUCT_PAGE + config.align() - 1) / config.align() * config.align();
    }

    /** nd_pfn_clear_memmap_errors(): what the region's table holds of the struct pages is cleared and written with zeros. */
    void clearErrors() {
        if (!config.mapOnMedia() || core.dataOffset() <= HEAD)
            return;
        Media media = core.region().media();
        for (BadRecord record : core.region().records().table().records()) {
            long from = Math.max(HEAD, record.start() * Units.SECTOR);
            long end = Math.min(core.dataOffset(), record.end() * Units.SECTOR);
            if (from >= end)
                continue;
            core.bus().clearPoison(new PhysicalAddress(core.region().range().start() + from), end - from);
            media.fill(from, (byte) 0, end - from);
        }
    }
}
