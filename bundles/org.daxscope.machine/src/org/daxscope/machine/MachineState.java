package org.daxscope.machine;

import java.util.Map;

import org.daxscope.fs.FileSystem;
import org.daxscope.fs.pagecache.PageCache;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.pmem.disk.PmemPlatform;
import org.jspecify.annotations.Nullable;

/** A machine at one moment. Cheap to take: what is large is shared until it changes. */
public final class MachineState {
    final PmemPlatform.State platform;
    final Map<String, PageCache.State> rawCaches;
    final Map<String, Mounts.Format> formats;
    final Mounts.@Nullable Mounted mounted;
    final FileSystem.@Nullable State fs;
    final AddressSpaces.State spaces;
    final long performed;

    MachineState(PmemPlatform.State platform, Map<String, PageCache.State> rawCaches,
            Map<String, Mounts.Format> formats, Mounts.@Nullable Mounted mounted, FileSystem.@Nullable State fs,
            AddressSpaces.State spaces, long performed) {
        this.platform = platform;
        this.rawCaches = rawCaches;
        this.formats = formats;
        this.mounted = mounted;
        this.fs = fs;
        this.spaces = spaces;
        this.performed = performed;
    }
}
