package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;

/**
 * A file system grows old: what is done to it is a function of the seed and the round alone, and of what is there by then. Files
 * are written with zeros, in pieces, so that those which grow at the same time come to lie between each other.
 */
final class Ageing {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    /** Bytes that one write of an ageing file takes. */
    private static final long WRITTEN_AT_ONCE = 64 << 10;
    private static final int COMMIT_EVERY = 8;
    private static final int MOST_FILL = 95;

    private final DiskFileSystem fs;
    private final Operation.Age age;
    private final List<Inode> files = new ArrayList<>();
    private long drawn;
    private int made;

    Ageing(DiskFileSystem fs, Operation.Age age) {
        Arguments.signs(0, age.rounds());
        if (age.smallest() < 1 || age.largest() < age.smallest() || age.fill() < 1
                || age.fill() > MOST_FILL || age.largest() > fs.maxFileBytes())
            throw new KernelError(Errno.EINVAL, Rule.AGEING_ARGUMENT, fs.maxFileBytes(), MOST_FILL);
        this.fs = fs;
        this.age = age;
    }

    /** Answers the files that are left. */
    int run() {
        for (int round = 0; round < age.rounds(); round++) {
            try {
                round();
            } catch (KernelError full) {
                if (full.errno() != Errno.ENOSPC)
                    throw full;
                remove();
            }
            if (round % COMMIT_EVERY == COMMIT_EVERY - 1)
                fs.commit();
        }
        fs.commit();
        return files.size();
    }

    /** Below the wanted fill it makes more than it removes, above it less. */
    private void round() {
        DiskFileSystem.Space space = fs.space();
        long used = 100 - space.available() * 100 / Math.max(1, space.total());
        long kind = below(100);
        if (files.isEmpty() || used < age.fill() && kind < 70 || kind < 20)
            make();
        else
            if (kind < 80)
                remove();
            else
                if (kind < 90)
                    grow(any(), bytes() / 4);
                else
                    punch(any());
    }

    private Inode any() {
        return files.get((int) below(files.size()));
    }

    /** Two files at once, a piece of each in turn. */
    private void make() {
        Inode one = create();
        Inode two = create();
        long first = bytes();
        long second = bytes();
        for (long at = 0; at < Math.max(first, second); at += WRITTEN_AT_ONCE) {
            if (at < first)
                write(one, at, Math.min(WRITTEN_AT_ONCE, first - at));
            if (at < second)
                write(two, at, Math.min(WRITTEN_AT_ONCE, second - at));
        }
    }

    private Inode create() {
        String name = "aged" + made++;
        while (fs.find(name).isPresent())
            name = "aged" + made++;
        Inode inode = fs.create(name);
        files.add(inode);
        return inode;
    }

    private void remove() {
        if (files.isEmpty())
            return;
        fs.unlink(files.remove((int) below(files.size())));
    }

    private void grow(Inode inode, long bytes) {
        long end = inode.size() + Math.max(1, bytes);
        for (long at = inode.size(); at < end; at += WRITTEN_AT_ONCE)
            write(inode, at, Math.min(WRITTEN_AT_ONCE, end - at));
    }

    private void punch(Inode inode) {
        List<Extent> extents = inode.extents().all();
        if (extents.isEmpty())
            return;
        Extent extent = extents.get((int) below(extents.size()));
        long block = extent.fileBlock() + below(extent.blocks());
        fs.punch(inode, block * fs.blockBytes(), fs.blockBytes());
    }

    /** A write of zeros: new blocks are zeroed when they are mapped. */
    private void write(Inode inode, long offset, long length) {
        fs.beforeWrite(inode, offset, length);
        long done = 0;
        try {
            while (done < length) {
                Iomap map = fs.mapForWrite(inode, offset + done, length - done);
                long bytes = Math.min(map.end() - offset - done, length - done);
                fs.endWrite(inode, map, offset + done, bytes);
                done += bytes;
            }
        } catch (KernelError full) {
            fs.afterWrite(inode, offset, length, done);
            throw full;
        }
        fs.afterWrite(inode, offset, length, done);
    }

    /** Small files are many, large ones few: each size from one power of two to the next comes as often as any other. */
    private long bytes() {
        int doublings = 64 - Long.numberOfLeadingZeros(age.largest() / age.smallest());
        long low = Math.min(age.largest(), age.smallest() << below(doublings));
        return Math.min(age.largest(), low + below(low));
    }

    /** A number from 0 to bound - 1. */
    private long below(long bound) {
        return Math.unsignedMultiplyHigh(mix(age.seed() + ++drawn * GOLDEN), bound);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
