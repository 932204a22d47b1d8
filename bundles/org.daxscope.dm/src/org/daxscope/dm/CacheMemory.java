package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/** The cache device of dm-writecache: claimed memory in mode p, a disk in mode s. Bytes count from its start. */
interface CacheMemory {
    /** @return bytes read before the first that cannot be */
    int read(long at, byte[] into, int from, int length);

    /** @return whether all was stored */
    boolean write(long at, byte[] bytes, int from, int length);

    /**
     * persistent_memory_claim(): maps the whole device by direct_access, once and for all: records are never asked for again.
     *
     * @throws KernelError when a page is refused, with the code that travels between the layers
     */
    static CacheMemory claim(Lower cache) {
        DaxDevice dax = cache.dax();
        if (dax == null || !cache.isDax())
            throw new KernelError(Errno.EOPNOTSUPP, Rule.DM_WRITECACHE_NO_DAX);
        long pages = cache.block().sectors() / Units.PAGE_SECTORS;
        List<Claimed> claimed = new ArrayList<>();
        long at = 0;
        while (at < pages)
            switch (dax.directAccess(new DevicePage(at), pages - at, AccessMode.NORMAL)) {
            case DirectAccess.Refused refused -> throw new KernelError(refused.errno(), Rule.DM_WRITECACHE_CLAIM,
                    -refused.errno().number(), at);
            case DirectAccess.Mapped mapped -> {
                long count = Math.min(mapped.pages(), pages - at);
                claimed.add(new Claimed(at * Units.PAGE, count * Units.PAGE, mapped));
                at += count;
            }
            }
        return new Memory(List.copyOf(claimed));
    }

    /** One contiguous stretch of memory. */
    record Claimed(long start, long bytes, DirectAccess.Mapped memory) {
    }

    /** Claimed memory: loads are safe against machine checks, stores bypass the caches and heal nothing. */
    record Memory(List<Claimed> claimed) implements CacheMemory {
        private Claimed stretch(long at) {
            int low = 0;
            int high = claimed.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (claimed.get(middle).start <= at)
                    low = middle;
                else
                    high = middle - 1;
            }
            return claimed.get(low);
        }

        @Override
        public int read(long at, byte[] into, int from, int length) {
            int done = 0;
            while (done < length) {
                Claimed stretch = stretch(at + done);
                int wanted = (int) Math.min(length - done, stretch.start + stretch.bytes - at - done);
                int got = stretch.memory.memory().copyOut(stretch.memory.address().plus(at + done - stretch.start),
                        into, from + done, wanted);
                done += got;
                if (got < wanted)
                    return done;
            }
            return done;
        }

        @Override
        public boolean write(long at, byte[] bytes, int from, int length) {
            int done = 0;
            while (done < length) {
                Claimed stretch = stretch(at + done);
                int wanted = (int) Math.min(length - done, stretch.start + stretch.bytes - at - done);
                done += stretch.memory.memory().store(stretch.memory.address().plus(at + done - stretch.start),
                        Source.of(bytes), from + (long) done, wanted);
            }
            return true;
        }
    }

    /** A disk; what is smaller than its sectors is read first. */
    record Disk(Lower cache) implements CacheMemory {
        @Override
        public int read(long at, byte[] into, int from, int length) {
            long first = at / Units.SECTOR;
            int bytes = (int) ((Math.ceilDiv(at + length, (long) Units.SECTOR) - first) * Units.SECTOR);
            byte[] sectors = new byte[bytes];
            int inside = (int) (at % Units.SECTOR);
            int got = cache.block().read(new DeviceSector(first), sectors, 0, bytes) - inside;
            System.arraycopy(sectors, inside, into, from, Math.clamp(got, 0, length));
            return Math.clamp(got, 0, length);
        }

        @Override
        public boolean write(long at, byte[] bytes, int from, int length) {
            if (at % Units.SECTOR == 0 && length % Units.SECTOR == 0)
                return cache.block().write(new DeviceSector(at / Units.SECTOR), bytes, from, length).isEmpty();
            long first = at / Units.SECTOR * Units.SECTOR;
            byte[] sectors = new byte[(int) (Units.SECTOR * (Math.ceilDiv(at + length, (long) Units.SECTOR)
                    - at / Units.SECTOR))];
            if (read(first, sectors, 0, sectors.length) < sectors.length)
                return false;
            System.arraycopy(bytes, from, sectors, (int) (at - first), length);
            return cache.block().write(new DeviceSector(first / Units.SECTOR), sectors, 0, sectors.length).isEmpty();
        }
    }
}
