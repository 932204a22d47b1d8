package org.daxscope.fs;

import java.util.List;

import org.daxscope.fs.iomap.DaxEntries;
import org.daxscope.fs.pagecache.PageCache;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.Subject;

/** A regular file: its size, its extents, and what of it is mapped or cached. */
public final class Inode implements Stateful<Inode.State> {
    private final long number;
    private final boolean dax;
    private final boolean realtime;
    private final int slot;
    private final ExtentMap extents;
    private final ExtentMap cowExtents;
    private final DaxEntries entries = new DaxEntries();
    private final PageCache cache = new PageCache();
    private String name;
    private Subject subject;
    private long size;
    private boolean dirty;

    /** The state of a file at one moment. */
    public record State(String name, Subject subject, long size, boolean dirty, List<Extent> extents,
            List<Extent> cowExtents,
            DaxEntries.State entries, PageCache.State cache) {
    }

    /**
     * @param number inode number, as the file system's layout gives it
     * @param slot place among the inodes that files can have
     * @param name in its file system
     * @param subject it in the journal, under the name by which operations find it
     * @param dax whether it is read and written through DAX (STATX_ATTR_DAX)
     * @param realtime whether its blocks are those of a realtime device
     * @param maxExtentBlocks the longest extent the format can hold
     */
    public Inode(long number, int slot, String name, Subject subject, boolean dax, boolean realtime,
            long maxExtentBlocks) {
        this.number = number;
        this.slot = slot;
        this.name = name;
        this.subject = subject;
        this.dax = dax;
        this.realtime = realtime;
        this.extents = new ExtentMap(maxExtentBlocks);
        this.cowExtents = new ExtentMap(maxExtentBlocks);
    }

    @Override
    public State save() {
        return new State(name, subject, size, dirty, extents.save(), cowExtents.save(), entries.save(), cache.save());
    }

    @Override
    public void restore(State state) {
        name = state.name;
        subject = state.subject;
        size = state.size;
        dirty = state.dirty;
        extents.restore(state.extents);
        cowExtents.restore(state.cowExtents);
        entries.restore(state.entries);
        cache.restore(state.cache);
    }

    public long number() {
        return number;
    }

    /** In its file system, "f". */
    public String name() {
        return name;
    }

    /** Under the name by which operations find it: "f", or "pm1:f". */
    public Subject subject() {
        return subject;
    }

    /** Place among the inodes that files can have, 0 for the first. */
    public int slot() {
        return slot;
    }

    /** It has another name from now on. */
    public void rename(String newName, Subject newSubject) {
        name = newName;
        subject = newSubject;
    }

    /** Whether its blocks are those of the realtime device (XFS_DIFLAG_REALTIME). */
    public boolean isRealtime() {
        return realtime;
    }

    public boolean isDax() {
        return dax;
    }

    public ExtentMap extents() {
        return extents;
    }

    /** Blocks allocated for a copy-on-write that has not ended (the CoW fork); only XFS has them. */
    public ExtentMap cowExtents() {
        return cowExtents;
    }

    /** The DAX entries of its page-cache tree. */
    public DaxEntries entries() {
        return entries;
    }

    public PageCache cache() {
        return cache;
    }

    /** i_size in bytes. */
    public long size() {
        return size;
    }

    public void setSize(long bytes) {
        size = bytes;
    }

    /** Whether the running transaction or log holds changes of it, so that an fsync commits. */
    public boolean isDirty() {
        return dirty;
    }

    public void setDirty(boolean value) {
        dirty = value;
    }
}
