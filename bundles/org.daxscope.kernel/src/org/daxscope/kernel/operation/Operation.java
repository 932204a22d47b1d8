package org.daxscope.kernel.operation;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.NamespaceMode;

/**
 * What can be asked of a machine. {@code on} names a file or a block device, {@code process} and {@code map} a process and one
 * of its mappings. Offsets and lengths are bytes, sectors are 512-byte sectors of the named disk. Made when first named:
 * processes, and files that a call opens for writing.
 *
 * <p>How files are named: {@code pm1:f} is the file f on the file system of disk pm1. Plain {@code f} is looked up in all
 * mounted file systems in the order of their mounting, and a file that is made goes to the first of them. A disk's own name is
 * the disk.
 */
public sealed interface Operation {

    // -- Files and block devices --------------------------------------------------------------------------------------

    /** pread(2). */
    record Read(String on, long offset, long length, OpenMode mode) implements Operation {
    }

    /**
     * pwrite(2) or pwritev(2).
     *
     * @param readable bytes of the user buffer that can be read; length when all can
     */
    record Write(String on, long offset, long length, long readable, Pattern pattern, OpenMode mode)
            implements
                Operation {
        public static Write of(String on, long offset, long length, Pattern pattern) {
            return new Write(on, offset, length, length, pattern, OpenMode.PLAIN);
        }
    }

    /** fallocate(2) and its modes. */
    record Fallocate(Mode mode, String on, long offset, long length) implements Operation {
        /** FALLOC_FL_*. */
        public enum Mode {
            PREALLOCATE, PUNCH_HOLE, ZERO_RANGE, COLLAPSE_RANGE, INSERT_RANGE
        }
    }

    /** ftruncate(2). */
    record Truncate(String on, long size) implements Operation {
    }

    /** fsync(2). */
    record Fsync(String on) implements Operation {
    }

    /** open(2) with O_CREAT. */
    record Create(String name) implements Operation {
    }

    /** rename(2); what had the new name is gone. */
    record Rename(String name, String to) implements Operation {
    }

    /** unlink(2), the last reference. */
    record Unlink(String name) implements Operation {
    }

    /** FICLONERANGE; length 0 for all of the source. */
    record Reflink(String source, long sourceOffset, long length, String on, long offset) implements Operation {
    }

    /** copy_file_range(2). */
    record CopyRange(String source, long sourceOffset, long length, String on, long offset) implements Operation {
    }

    /** sendfile(2) to a pipe. */
    record SendFile(String on, long offset, long length) implements Operation {
    }

    /** FIEMAP with FIEMAP_FLAG_SYNC. */
    record ListExtents(String on) implements Operation {
    }

    /** statx(2). */
    record Status(String on) implements Operation {
    }

    /** lseek(2) with SEEK_HOLE or SEEK_DATA. */
    record Seek(String on, long offset, boolean hole) implements Operation {
    }

    /** BLKDISCARD. */
    record Discard(String on, long offset, long length) implements Operation {
    }

    /** BLKZEROOUT. */
    record ZeroOut(String on, long offset, long length) implements Operation {
    }

    /**
     * statfs(2), what df shows.
     *
     * @param on a file, a mounted disk, or empty for the file system mounted first
     */
    record SpaceOf(String on) implements Operation {
    }

    // -- Mappings -----------------------------------------------------------------------------------------------------

    /** mmap(2). */
    record Mmap(String process, String map, String on, long offset, long length, Set<MapFlag> flags)
            implements
                Operation {
        public Mmap {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * Flags of a mapping; without PRIVATE it is MAP_SHARED, without READ_ONLY writable. UNALIGNED asks for an address (MAP_FIXED)
     * that lies otherwise in its 2 MiB than the file offset in its.
     */
    enum MapFlag {
        PRIVATE, SYNC, POPULATE, READ_ONLY, UNALIGNED
    }

    record Munmap(String process, String map) implements Operation {
    }

    /** msync(2) with MS_SYNC; offset counts from the mapping's start. */
    record Msync(String process, String map, long offset, long length) implements Operation {
    }

    /** madvise(2). */
    record Madvise(String process, String map, long offset, long length, Advice advice) implements Operation {
        /** MADV_*. */
        public enum Advice {
            POPULATE_READ, POPULATE_WRITE, DONTNEED, HWPOISON, SOFT_OFFLINE
        }
    }

    /** The entry of /proc/self/pagemap for one page. */
    record Pagemap(String process, String map, long offset) implements Operation {
    }

    /** Loads one byte. */
    record Load(String process, String map, long offset) implements Operation {
    }

    /** Stores one byte. */
    record Store(String process, String map, long offset, byte value) implements Operation {
    }

    /** Stores the same byte over a stretch, page by page, until a page refuses. */
    record Memset(String process, String map, long offset, long length, byte value) implements Operation {
    }

    /** clwb over a stretch of a mapping, then sfence: how a process makes its own stores last (pmem_persist()). */
    record Persist(String process, String map, long offset, long length) implements Operation {
    }

    /** pwrite(2) whose buffer lies in a mapping. */
    record WriteFromMap(String process, String map, long mapOffset, String on, long offset, long length)
            implements
                Operation {
    }

    /** pread(2) whose buffer lies in a mapping. */
    record ReadIntoMap(String process, String map, long mapOffset, String on, long offset, long length)
            implements
                Operation {
    }

    // -- Poison and its records -----------------------------------------------------------------------------------------

    /** Writes text into /sys/block/pmemN/badblocks. */
    record StoreBadblocks(String disk, String text) implements Operation {
    }

    /** Makes media lines fault, as ageing would; no table learns of it. Bytes of the disk, rounded out to 256-byte lines. */
    record PoisonMedia(String disk, long offset, long length) implements Operation {
    }

    /**
     * Firmware-level error injection (ndctl inject-error).
     *
     * @param informKernel whether the platform tells the kernel at once
     * @param saturate whether all of each sector is lost, not just its first clear unit
     * @param undo takes the injection back in the firmware only
     */
    record InjectError(String disk, long sector, long sectors, boolean informKernel, boolean saturate, boolean undo)
            implements
                Operation {
    }

    /**
     * A random storm: poisons stretches of media in one go, the same ones for the same arguments.
     *
     * @param offset byte of the disk where the part begins that is struck, rounded out to 256-byte lines
     * @param length bytes of that part
     * @param ranges stretches, which may touch and overlap
     * @param mostLines longest stretch in 256-byte lines; each has 1 to this many
     * @param known whether the kernel is told: by the bus, or where its firmware tells nothing, by the badblocks attribute,
     *     which stops at the first record it has no room for
     */
    record Storm(String disk, long offset, long length, int ranges, int mostLines, long seed, boolean known)
            implements
                Operation {
    }

    /**
     * ND_CMD_CLEAR_ERROR on what the region's table holds of some sectors, as {@code ndctl clear-errors} sends it: media,
     * firmware, bus list and region table change. The disk's table, HWPoison flags, the kernel's map and user mappings stay as
     * they were; ndctl unbinds the disk before and binds it after ({@link Rebind}), which a mounted one does not allow. Answers
     * the bytes cleared.
     */
    record ClearErrors(String disk, long sector, long sectors) implements Operation {
    }

    /**
     * The ioctl ND_CMD_CLEAR_ERROR itself, as a program sends it to the bus. Answers the bytes cleared.
     *
     * @param disk names the region
     * @param offset byte of the region, counted from its start
     * @param writable whether its descriptor was opened for writing
     */
    record ClearErrorCommand(String disk, long offset, long length, boolean writable) implements Operation {
    }

    /**
     * The tool {@code ndctl clear-errors}: disables the namespace, clears what the region's table holds of it, enables it again.
     * A namespace in sector mode is passed over. Answers the bytes cleared.
     *
     * @param scrub whether a scrub comes first (-s)
     */
    record RepairNamespace(String disk, boolean scrub) implements Operation {
    }

    /** ndctl start-scrub: what the firmware finds is what is bad now; the kernel learns of it when the scrub is over. */
    record StartScrub(String disk) implements Operation {
    }

    /** ndctl wait-scrub: until the scrub that runs, if one does, is over. */
    record WaitScrub(String disk) implements Operation {
    }

    /** Writes hw_error_scrub: whether a machine check starts a scrub of the bus. */
    record SetErrorScrub(String disk, boolean on) implements Operation {
    }

    /**
     * ndctl disable-namespace.
     *
     * @param force unbinds the driver through sysfs whoever uses it; what is mounted stays, on a dead device
     */
    record DisableNamespace(String disk, boolean force) implements Operation {
    }

    /** ndctl enable-namespace. */
    record EnableNamespace(String disk) implements Operation {
    }

    /**
     * ndctl create-namespace -f -e: sets the namespace up anew; what was formatted is gone.
     *
     * @param align bytes that mappings are aligned to: 4 KiB, 2 MiB or 1 GiB
     * @param sectorBytes bytes of a block in sector mode: 512 or 4096
     * @param mapOnMedia whether the struct pages lie on the media (-M dev)
     */
    record ConfigureNamespace(String disk, NamespaceMode mode, long align, int sectorBytes, boolean mapOnMedia)
            implements
                Operation {
    }

    /** Address range scrub of every bus. */
    record Scrub() implements Operation {
    }

    // -- Hardware errors and memory failure ---------------------------------------------------------------------------

    /**
     * A process consumes an error: it loads a byte of a mapping, faulting the page in first, and the processor raises a machine
     * check for it (SRAR), whether or not the media is poisoned. The address reported is that of the byte, cut to the lost
     * bytes.
     *
     * @param lsb log2 of the bytes reported lost (MCi_MISC), 12 for a page, 6 for a line of the processor's cache
     */
    record MachineCheck(String process, String map, long offset, int lsb) implements Operation {
    }

    /**
     * The processor reports an error of physical memory that nobody consumed, as a patrol scrub of the memory controller finds
     * it: the page fails with action optional.
     *
     * @param physical the reported address
     * @param lsb log2 of the bytes reported lost
     */
    record PatrolScrub(long physical, int lsb) implements Operation {
    }

    /** An error goes down the decoder chain and nowhere else (mce-inject in software): the nfit driver records it. */
    record DecodeError(long physical, int lsb) implements Operation {
    }

    /** /sys/devices/system/memory/hard_offline_page: memory_failure() for a page, on behalf of nobody who maps it. */
    record HardOffline(long physicalAddress) implements Operation {
    }

    /**
     * Whether machine checks wait before the decoder chain sees them, as they do for a moment on a machine; letting go hands on
     * what waited, in order. What a process or memory_failure() sees at once is not delayed.
     */
    record HoldDecoder(boolean held) implements Operation {
    }

    /**
     * prctl(PR_MCE_KILL): when a process wants to hear of a failed page that it maps and another one ran into.
     *
     * @param thread the thread that asks, empty for the main one
     */
    record KillPolicy(String process, String thread, Kill policy) implements Operation {
        /** PR_MCE_KILL_*. */
        public enum Kill {
            /** As the sysctl says. */
            DEFAULT,
            /** As soon as the page fails. */
            EARLY,
            /** Not before it touches the page. */
            LATE
        }
    }

    /** sysctl vm.memory_failure_early_kill. */
    record EarlyKillDefault(boolean early) implements Operation {
    }

    // -- Device mapper ------------------------------------------------------------------------------------------------

    /**
     * dmsetup create: makes a dm device, loads its table and resumes it.
     *
     * @param table dmsetup's syntax with the names of devices, lines separated by line ends: "0 2048 linear pm0 0"
     */
    record CreateDm(String name, String table) implements Operation {
    }

    /** dmsetup load: a table that the next resume makes live. */
    record LoadDm(String name, String table) implements Operation {
    }

    /** dmsetup suspend; a file system on it is synced first. */
    record SuspendDm(String name) implements Operation {
    }

    /** dmsetup resume; mappings of processes stay on what they were made from. */
    record ResumeDm(String name) implements Operation {
    }

    /** dmsetup remove. */
    record RemoveDm(String name) implements Operation {
    }

    /** dmsetup table: the live table, answered as text. */
    record TableDm(String name) implements Operation {
    }

    /** dmsetup status: what the targets say of themselves, answered as text. */
    record StatusDm(String name) implements Operation {
    }

    /** dmsetup info: state, tables, who has it open, answered as text. */
    record InfoDm(String name) implements Operation {
    }

    /**
     * dmsetup message; what the target prints is answered as text.
     *
     * @param sector of the dm device, for the target that has it
     * @param text words separated by blanks, "mark after-fsync"
     */
    record MessageDm(String name, long sector, String text) implements Operation {
    }

    /**
     * replay-log: writes what dm-log-writes logged to a device, entry by entry. Answers how many entries were taken.
     *
     * @param log the device with the log
     * @param onto the device that is written
     * @param entries at most this many; -1 for all
     * @param mark up to the mark of this text, that one included; empty for no mark
     */
    record ReplayLog(String log, String onto, long entries, String mark) implements Operation {
    }

    /** Seconds that pass: nothing else makes time pass for those who wait for it, dm-flakey and dm-writecache. */
    record PassTime(long seconds) implements Operation {
    }

    // -- Environment ----------------------------------------------------------------------------------------------------

    /**
     * mkfs with its arguments. Other devices are named as disks are: {@code -r rtdev=pm1 -d rtinherit=1}, {@code -l logdev=pm1}
     * for XFS, {@code -J device=pm1} for ext4.
     */
    record MakeFileSystem(String disk, String type, String arguments) implements Operation {
    }

    /** mount(2), one file system per disk at a time; options comma separated. */
    record Mount(String disk, String options) implements Operation {
    }

    /**
     * umount(2); mappings of its files go first.
     *
     * @param disk empty for the file system mounted first
     */
    record Unmount(String disk) implements Operation {
        /** Of the file system mounted first. */
        public Unmount() {
            this("");
        }
    }

    /**
     * Makes a file that lies as told, as a recording's setup tells it. Its blocks are claimed, their content is not touched.
     *
     * @param size i_size in bytes
     */
    record PlaceFile(String name, long size, List<Placement> extents) implements Operation {
        public PlaceFile {
            extents = List.copyOf(extents);
        }

        /** A piece: file offset, byte of the file system's device, length, all multiples of the block. */
        public record Placement(long offset, long physical, long length, boolean unwritten) {
        }
    }

    /**
     * fsck of what is not mounted: e2fsck -f -y or xfs_repair. Answers the exit code of the tool.
     *
     * @param arguments of the tool: "-n" to change nothing, "-b 32768" for e2fsck to start from another superblock, "-L" for
     *     xfs_repair to throw the log away
     */
    record Fsck(String disk, String arguments) implements Operation {
    }

    /**
     * Years of use in one go: files are made, grown, punched and removed until the file system's free space is in pieces, the
     * same ones for the same arguments. Answers the files that are left of it.
     *
     * @param disk whose mounted file system ages
     * @param rounds things that are done
     * @param smallest bytes of the smallest file
     * @param largest bytes of the largest one
     * @param fill percent of the space that is in use about which it goes up and down, 1 to 95
     */
    record Age(String disk, long seed, int rounds, long smallest, long largest, int fill) implements Operation {
    }

    /** sync(2): dirty pages, transactions and metadata of everything mounted. */
    record Sync() implements Operation {
    }

    /**
     * fdisk: makes a primary partition and writes the disk's table. pm0 and number 1 give pm0p1.
     *
     * @param number 1 to 4
     * @param start first 512-byte sector of the disk, 1 or more
     * @param sectors how many; 0 for all to the disk's end
     */
    record CreatePartition(String disk, int number, long start, long sectors) implements Operation {
        /** Primary partitions that a disk's table has room for. */
        public static final int MOST = 4;

        /** "pm0" and 1 give "pm0p1", "A" and 1 give "A1". */
        public static String name(String disk, int number) {
            return disk + (!disk.isEmpty() && Character.isDigit(disk.charAt(disk.length() - 1)) ? "p" : "") + number;
        }
    }

    /** fdisk: takes a partition out of its disk's table. */
    record RemovePartition(String disk) implements Operation {
    }

    /** The last close(2) of a block device: what is dirty in its page cache is written out, and all of it forgotten. */
    record CloseDevice(String disk) implements Operation {
    }

    /** sync, then echo 3 > drop_caches. */
    record DropCaches() implements Operation {
    }

    /** Driver unbound and bound again. */
    record Rebind(String disk) implements Operation {
    }

    /**
     * Power fails. What is on the media stays, with its poison; tables, page caches, page structures, processes and dm devices
     * were in RAM. File systems will be mounted by the next {@link Reboot}, as their last committed transactions have them.
     *
     * @param fate what becomes of stores that had not come as far as the region's persistence domain
     * @param seed which of them get through when some do
     */
    record PowerCut(Fate fate, long seed) implements Operation {
        /** What becomes of stores that a power failure may take back. */
        public enum Fate {
            LOST, KEPT, TORN
        }
    }

    /**
     * The machine starts. One that runs is shut down in order before. The file systems that were mounted from disks are mounted
     * again; dm devices are not made again.
     *
     * @param scrubs whether the platform's firmware is asked for an address range scrub, unless the machine never does; false
     *     is the module option no_init_ars for this once
     */
    record Reboot(boolean scrubs) implements Operation {
    }
}
