package org.daxscope.machine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.daxscope.fs.FileData;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.fuse.Host;
import org.daxscope.fs.iomap.DaxFileData;
import org.daxscope.fs.pagecache.CachedData;
import org.daxscope.fs.pagecache.CachedFile;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.UserMemory;
import org.daxscope.machine.mm.Vma;

/**
 * The host of a guest that has a share mounted: virtiofsd with its system calls, and the hypervisor, a process like any other, which
 * maps stretches of files where its guest sees the window. Host and guest run the same kernel, and stand in one machine.
 */
final class HostSide implements Host {
    /** The hypervisor, as processes are called. */
    static final String HYPERVISOR = "qemu";

    private final KernelModel kernel;
    private final AddressSpaces spaces;
    private final Supplier<UserMemory> memory;
    private final Runnable fence;
    private final String tag;
    private final FileSystem shared;

    HostSide(KernelModel kernel, AddressSpaces spaces, Supplier<UserMemory> memory, Runnable fence, String tag,
            FileSystem shared) {
        this.kernel = kernel;
        this.spaces = spaces;
        this.memory = memory;
        this.fence = fence;
        this.tag = tag;
        this.shared = shared;
    }

    /** What the hypervisor calls its mapping of a range: "vfs0+2MiB". */
    private static String mapping(String tag, long windowByte) {
        return tag + "+" + windowByte / Units.PMD * 2 + "MiB";
    }

    /** The byte of a share's window that a mapping of the hypervisor is behind; empty when it is not behind that window. */
    static Optional<Long> windowByte(String tag, String mapping) {
        if (!mapping.startsWith(tag + "+") || !mapping.endsWith("MiB"))
            return Optional.empty();
        String mebibytes = mapping.substring(tag.length() + 1, mapping.length() - 3);
        return mebibytes.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(mebibytes) << 20) : Optional.empty();
    }

    private Optional<Vma> behind(long windowByte) {
        return spaces.find(HYPERVISOR, mapping(tag, windowByte));
    }

    @Override
    public FileSystem shared() {
        return shared;
    }

    @Override
    public FileData data(Inode file) {
        return shared.dax(file).<FileData>map(dax -> new DaxFileData(kernel, shared, file, dax, spaces))
                .orElseGet(() -> new CachedFile(shared, file));
    }

    @Override
    public void unlink(Inode file) {
        if (spaces.isMapped(file))
            shared.orphan(file);
        else
            shared.unlink(file);
    }

    @Override
    public void flush(Inode file) {
        if (!file.isDax())
            new CachedFile(shared, file).flush();
    }

    @Override
    public void map(long windowByte, Inode file, long fileOffset, boolean writable) {
        Vma.Target target = new Vma.Target(file.subject().name(), shared, file,
                data(file) instanceof CachedData cached ? cached : null);
        spaces.map(HYPERVISOR, mapping(tag, windowByte), target, fileOffset, Units.PMD,
                writable ? Set.of() : Set.of(MapFlag.READ_ONLY));
    }

    @Override
    public void unmap(long windowByte) {
        spaces.unmap(HYPERVISOR, mapping(tag, windowByte));
    }

    /** Moves the bytes that lie in one range. */
    private interface Move {
        int move(Vma vma, long offset, int done, int bytes);
    }

    private int byRange(long windowByte, int length, Move moves) {
        int done = 0;
        while (done < length) {
            long at = windowByte + done;
            int bytes = (int) Math.min(Units.PMD - at % Units.PMD, length - done);
            Vma vma = behind(at).orElse(null);
            int moved = vma == null ? 0 : moves.move(vma, at % Units.PMD, done, bytes);
            done += moved;
            if (moved < bytes)
                return done;
        }
        return done;
    }

    @Override
    public int load(long windowByte, byte[] into, int at, int length) {
        return byRange(windowByte, length,
                (vma, offset, done, bytes) -> memory.get().loadForGuest(vma, offset, into, at + done, bytes));
    }

    @Override
    public int store(long windowByte, byte[] from, int at, int length) {
        return byRange(windowByte, length,
                (vma, offset, done, bytes) -> memory.get().storeForGuest(vma, offset, from, at + done, bytes));
    }

    @Override
    public void writeBack(long windowByte, long length) {
        long done = 0;
        while (done < length) {
            long at = windowByte + done;
            long bytes = Math.min(Units.PMD - at % Units.PMD, length - done);
            behind(at).ifPresent(vma -> UserMemory.writeBackForGuest(vma, at % Units.PMD, bytes));
            done += bytes;
        }
    }

    @Override
    public void fence() {
        fence.run();
    }

    @Override
    public boolean poisoned(long windowByte, long length) {
        return behind(windowByte).map(vma -> UserMemory.poisoned(vma, windowByte % Units.PMD, length)).orElse(false);
    }
}
