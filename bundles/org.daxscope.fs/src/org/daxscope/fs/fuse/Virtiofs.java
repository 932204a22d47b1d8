package org.daxscope.fs.fuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileData;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.UserMappings;
import org.daxscope.fs.iomap.DaxFileData;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A guest's mount of a directory of its host. It has no blocks: every change of a file is a request to the daemon, and its pages are
 * mapped through the window in stretches of 2 MiB, as long as they are needed. Semantics 13.
 */
public final class Virtiofs implements FileSystem {
    /** What mount(8) calls it. */
    public static final String TYPE = "virtiofs";
    private static final int BLOCK = Units.PAGE;

    private final KernelModel kernel;
    private final EventSink events;
    private final String prefix;
    private final @Nullable Window window;
    private final boolean dax;
    private final Host host;
    private final UserMappings mappings;
    private final WindowMap map;
    /** By name, as far as the guest has looked. */
    private final Map<String, Shown> files = new LinkedHashMap<>();
    private final List<Shown> orphans = new ArrayList<>();
    /** The host's file of each of them, for finding only, never gone through. */
    private final Map<Inode, Inode> hostFiles = new IdentityHashMap<>();

    /** A file of the guest, and the one of the host that it shows. */
    private record Shown(Inode inode, Inode file) {
    }

    /** All of it at one moment. */
    private record Saved(Map<String, Shown> files, List<Shown> orphans, Map<Inode, Inode.State> states,
            WindowMap.State map, Window.@Nullable State window) implements State {
    }

    /**
     * Mounts it: the guest looks at every name there is.
     *
     * @param prefix what stands before its files' names wherever they are told from other file systems': "" or "vfs0:"
     * @param window of the device, null when it has none
     * @param dax whether files are mapped through it
     */
    public Virtiofs(KernelModel kernel, EventSink events, String prefix, @Nullable Window window, boolean dax,
            Host host, UserMappings mappings) {
        this.kernel = kernel;
        this.events = events;
        this.prefix = prefix;
        this.window = window;
        this.dax = dax && window != null;
        this.host = host;
        this.mappings = mappings;
        this.map = new WindowMap(window == null ? 0 : window.pageBytes(), events, mappings, host);
        host.shared().files().forEach(file -> show(file.name(), file));
    }

    /** The window of its device; empty when there is none. */
    public Optional<Window> window() {
        return Optional.ofNullable(window);
    }

    /** Ranges of the window that show a file now, by their place in it. */
    public List<WindowRange> ranges() {
        return map.shown().stream()
                .map(busy -> new WindowRange(busy.windowByte(), busy.inode(), busy.fileOffset(), busy.writable()))
                .toList();
    }

    /**
     * A range that shows 2 MiB of a file.
     *
     * @param start byte of the window
     * @param file of the guest
     * @param fileOffset byte of the file at its start
     */
    public record WindowRange(long start, Inode file, long fileOffset, boolean writable) {
    }

    /** The host it is served by. */
    public Host host() {
        return host;
    }

    /** The host's file that one of the guest shows. */
    public Inode hostFile(Inode inode) {
        Inode file = hostFiles.get(inode);
        if (file == null)
            throw new IllegalStateException(inode.name() + " is no file of the share");
        return file;
    }

    private Inode show(String name, Inode file) {
        Inode inode = new Inode(file.number(), file.slot(), name, events.subject(prefix + name), dax, false,
                Long.MAX_VALUE);
        inode.setSize(file.size());
        files.put(name, new Shown(inode, file));
        hostFiles.put(inode, file);
        return inode;
    }

    // -- Requests ------------------------------------------------------------------------------------------------------

    /** What the daemon does for a request. */
    interface Service {
        long answer(Inode file);
    }

    /** Sends a request and waits for the answer; the daemon's errno is the guest's. */
    long request(EventKind kind, Inode inode, long a, long b, long c, Service service) {
        events.enter(kind, inode.subject(), a, b, c);
        long answer;
        try {
            answer = service.answer(hostFile(inode));
        } catch (KernelError error) {
            events.leave(-error.errno().number());
            throw error;
        }
        events.leave(answer);
        return answer;
    }

    /** Asks the daemon to change a file; the host's page cache is written first, as its own system calls do it. */
    private void change(EventKind kind, Inode inode, long a, long b, long c, Service service) {
        request(kind, inode, a, b, c, file -> {
            host.shared().requireWritable();
            host.flush(file);
            return service.answer(file);
        });
    }

    // -- Names ---------------------------------------------------------------------------------------------------------

    /** What of the host's names the guest has looked at and is still there. */
    @Override
    public Collection<Inode> files() {
        return files.entrySet().stream()
                .filter(entry -> host.shared().find(entry.getKey()).orElse(null) == entry.getValue().file)
                .map(entry -> entry.getValue().inode).toList();
    }

    /** LOOKUP, which finds out as well what has changed on the host. */
    @Override
    public Optional<Inode> find(String name) {
        Inode file = host.shared().find(name).orElse(null);
        Shown known = files.get(name);
        if (known != null && known.file != file)
            forget(known);
        if (file == null)
            return Optional.empty();
        return Optional.of(known != null && known.file == file ? known.inode : show(name, file));
    }

    /** The host removed it, or put another one in its place. */
    private void forget(Shown gone) {
        files.values().remove(gone);
        orphans.add(gone);
        if (!mappings.isMapped(gone.inode))
            evict(gone.inode);
    }

    /** A system call begins: kernel threads have had their turn, and the attributes are those of the host. */
    @Override
    public void lookUp(Inode inode) {
        map.letGo();
        map.work();
        resized(inode, hostFile(inode).size());
    }

    /** The size is another one than the guest knew (fuse_change_attributes). */
    private void resized(Inode inode, long size) {
        long before = inode.size();
        if (before == size)
            return;
        inode.setSize(size);
        events.change(EventKind.SIZE_CHANGED, inode.subject(), before, size, before, size);
        if (dax)
            dropPages(inode, 0, Long.MAX_VALUE);
    }

    /** A write that went to the host has made a file longer; what is mapped of it stays. */
    void grown(Inode inode, long end) {
        long before = inode.size();
        if (end <= before)
            return;
        inode.setSize(end);
        events.change(EventKind.SIZE_CHANGED, inode.subject(), before, end, before, end);
    }

    /** Writes back and forgets what is mapped of file bytes (truncate_pagecache, invalidate_inode_pages2). */
    private void dropPages(Inode inode, long from, long to) {
        long first = Math.ceilDiv(from, (long) Units.PAGE);
        long last = to == Long.MAX_VALUE ? to : to / Units.PAGE;
        if (first < last)
            map.drop(inode, first, last);
    }

    @Override
    public Inode create(String name) {
        host.shared().requireWritable();
        return show(name, host.shared().create(name));
    }

    @Override
    public void unlink(Inode inode) {
        orphan(inode);
        evict(inode);
    }

    @Override
    public void orphan(Inode inode) {
        Inode file = hostFile(inode);
        host.shared().requireWritable();
        host.unlink(file);
        files.values().removeIf(shown -> shown.inode == inode);
        orphans.add(new Shown(inode, file));
    }

    @Override
    public List<Inode> orphans() {
        return orphans.stream().map(Shown::inode).toList();
    }

    /** Its ranges of the window go with it (fuse_dax_inode_cleanup). */
    @Override
    public void evict(Inode inode) {
        Shown gone = orphans.stream().filter(shown -> shown.inode == inode).findFirst().orElse(null);
        if (gone == null)
            return;
        map.dropAll(inode);
        orphans.remove(gone);
        hostFiles.remove(inode);
    }

    @Override
    public void rename(Inode inode, String name) {
        Inode file = hostFile(inode);
        host.shared().requireWritable();
        host.shared().rename(file, name);
        files.values().removeIf(shown -> shown.inode == inode);
        inode.rename(name, events.subject(prefix + name));
        files.put(name, new Shown(inode, file));
    }

    // -- The window ----------------------------------------------------------------------------------------------------

    @Override
    public Iomap mapForRead(Inode inode, long offset, long length) {
        return map(inode, offset, length, false, false);
    }

    @Override
    public Iomap mapForWrite(Inode inode, long offset, long length) {
        return map(inode, offset, length, true, false);
    }

    @Override
    public Iomap mapForFault(Inode inode, long offset, long length, boolean write) {
        return map(inode, offset, length, write, true);
    }

    /** fuse_iomap_begin(). */
    private Iomap map(Inode inode, long offset, long length, boolean write, boolean fault) {
        events.enter(EventKind.IOMAP_BEGIN, inode.subject(), offset, length, write ? 1 : 0);
        Iomap found;
        try {
            found = map.stretch(inode, hostFile(inode), offset, length, write, fault);
        } catch (KernelError error) {
            events.leave(-error.errno().number());
            throw error;
        }
        Window shown = window;
        if (shown != null && found.fresh())
            shown.remarkFlagged(found.deviceByte() / Units.PMD * Units.PMD);
        events.leave(found.length());
        return new Iomap(found.kind(), found.offset(), found.length(), found.deviceByte(), false, null);
    }

    @Override
    public void endWrite(Inode inode, Iomap mapped, long offset, long written) {
        // The range stays in hand until the call ends or asks for the next one.
    }

    /** What a call had in hand may be taken back. */
    void letGo() {
        map.letGo();
    }

    @Override
    public void beforeWrite(Inode inode, long offset, long length) {
        // Writes through the window are inside the file.
    }

    @Override
    public void afterWrite(Inode inode, long offset, long length, long written) {
        // Nor do they change its size.
    }

    @Override
    public Optional<FileData> data(Inode inode) {
        Window through = window;
        return Optional.of(new FuseFileData(this, inode,
                dax && through != null ? new DaxFileData(kernel, this, inode, through, mappings) : null));
    }

    // -- Changes of a file ---------------------------------------------------------------------------------------------

    @Override
    public void truncate(Inode inode, long size) {
        change(EventKind.FUSE_SETATTR, inode, size, 0, 0, file -> {
            host.shared().truncate(file, size);
            return 0;
        });
        resized(inode, size);
    }

    @Override
    public void preallocate(Inode inode, long offset, long length) {
        change(EventKind.FUSE_FALLOCATE, inode, Mode.PREALLOCATE.ordinal(), offset, length, file -> {
            host.shared().preallocate(file, offset, length);
            return 0;
        });
        grown(inode, offset + length);
    }

    @Override
    public void punch(Inode inode, long offset, long length) {
        change(EventKind.FUSE_FALLOCATE, inode, Mode.PUNCH_HOLE.ordinal(), offset, length, file -> {
            host.shared().punch(file, offset, length);
            return 0;
        });
        dropPages(inode, offset, offset + length);
    }

    @Override
    public void zeroRange(Inode inode, long offset, long length) {
        if (!kernel.switches().fuseZeroRange())
            throw unsupported();
        change(EventKind.FUSE_FALLOCATE, inode, Mode.ZERO_RANGE.ordinal(), offset, length, file -> {
            host.shared().zeroRange(file, offset, length);
            return 0;
        });
        dropPages(inode, offset, offset + length);
        grown(inode, hostFile(inode).size());
    }

    @Override
    public void collapse(Inode inode, long offset, long length) {
        throw unsupported();
    }

    @Override
    public void insert(Inode inode, long offset, long length) {
        throw unsupported();
    }

    @Override
    public void reflink(Inode source, long sourceOffset, long length, Inode target, long targetOffset) {
        throw unsupported();
    }

    private static KernelError unsupported() {
        return new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
    }

    @Override
    public void remark(Inode inode, Reason reason) {
        events.remark(inode.subject(), reason);
    }

    // -- What a file system is asked besides ----------------------------------------------------------------------------

    @Override
    public String type() {
        return TYPE;
    }

    /** The guest sees none: the host's, which hold the bytes in the end. */
    @Override
    public BlockDevice device() {
        return host.shared().device();
    }

    @Override
    public BlockDevice device(Inode inode) {
        return host.shared().device(hostFile(inode));
    }

    @Override
    public Inode layoutOf(Inode inode) {
        return hostFile(inode);
    }

    @Override
    public Optional<DaxDevice> dax() {
        return dax ? Optional.ofNullable(window) : Optional.empty();
    }

    @Override
    public boolean canMapSync() {
        return false;
    }

    @Override
    public int blockBytes() {
        return BLOCK;
    }

    @Override
    public long maxFileBytes() {
        return host.shared().maxFileBytes();
    }

    @Override
    public Space space() {
        return host.shared().space();
    }

    @Override
    public void adopt(Inode inode, Extent extent) {
        throw unsupported();
    }

    @Override
    public boolean isShared(long fsBlock) {
        return false;
    }

    @Override
    public List<Range> freeSpace() {
        return List.of();
    }

    @Override
    public List<Range> busySpace() {
        return List.of();
    }

    @Override
    public void commitFor(Inode inode) {
        request(EventKind.FUSE_FSYNC, inode, 0, 0, 0, file -> {
            host.data(file).sync();
            return 0;
        });
    }

    @Override
    public void commit() {
        // The host's file system commits when its own time has come.
    }

    @Override
    public void sync() {
        // It has no metadata of its own, and FUSE_SYNCFS is not for a daemon that the guest does not trust.
    }

    /** FUSE_DESTROY: the hypervisor takes everything out of the window. */
    @Override
    public void unmount() {
        files.values().forEach(shown -> dropPages(shown.inode, 0, Long.MAX_VALUE));
        map.dropAll(null);
    }

    @Override
    public State save() {
        Map<Inode, Inode.State> states = new LinkedHashMap<>();
        files.values().forEach(shown -> states.put(shown.inode, shown.inode.save()));
        orphans.forEach(shown -> states.put(shown.inode, shown.inode.save()));
        Window one = window;
        return new Saved(new LinkedHashMap<>(files), List.copyOf(orphans), states, map.save(),
                one == null ? null : one.save());
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        files.clear();
        files.putAll(saved.files);
        orphans.clear();
        orphans.addAll(saved.orphans);
        hostFiles.clear();
        files.values().forEach(shown -> hostFiles.put(shown.inode, shown.file));
        orphans.forEach(shown -> hostFiles.put(shown.inode, shown.file));
        saved.states.forEach(Inode::restore);
        map.restore(saved.map);
        Window.State pages = saved.window;
        if (window != null && pages != null)
            window.restore(pages);
    }
}
