package org.daxscope.viz;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Paints the tiles that a view wants on threads that somebody else provides, and keeps those used last. What was wanted
 * for an earlier generation is neither begun nor kept. Safe for any thread.
 */
public final class TileService {
    private final Executor executor;
    private final int painters;
    private final Consumer<Tile> painted;
    private final TileCache cache;
    /** What is still to be begun, the most urgent first. */
    private final Deque<Job> queue = new ArrayDeque<>();
    /** What is being painted now. */
    private final Set<TileKey> begun = new HashSet<>();
    private int running;

    private record Job(PageMapPicture picture, TileKey key) {
    }

    /**
     * @param executor runs the painters; each goes on until nothing is wanted
     * @param painters how many may paint at once
     * @param capacity tiles to keep, 64 KiB each
     * @param painted told of each tile that was kept, on the painter's thread and without a lock; by then a newer generation
     *            may have begun, as the tile's key shows
     */
    public TileService(Executor executor, int painters, int capacity, Consumer<Tile> painted) {
        if (painters < 1)
            throw new IllegalArgumentException(painters + " painters, at least 1 expected");
        this.executor = executor;
        this.painters = painters;
        this.painted = painted;
        cache = new TileCache(capacity);
    }

    /** The generation of the tiles that are kept. */
    public long generation() {
        return cache.generation();
    }

    /** Begins a new generation, because the picture changed: forgets all tiles and all that is wanted. */
    public synchronized long advance() {
        queue.clear();
        return cache.advance();
    }

    public Optional<Tile> get(TileKey key) {
        return cache.get(key);
    }

    /**
     * Asks for the tiles of a view, the most urgent first, instead of what was wanted before. Tiles that are kept or being
     * painted already are not painted again, those of an earlier generation not at all.
     *
     * @param picture of the present generation, and of the keys' zoom
     */
    public void want(PageMapPicture picture, List<TileKey> keys) {
        int starting;
        synchronized (this) {
            queue.clear();
            for (TileKey key : keys)
                if (key.generation() == cache.generation() && !begun.contains(key) && cache.get(key).isEmpty())
                    queue.add(new Job(picture, key));
            starting = Math.min(painters - running, queue.size());
            running += Math.max(0, starting);
        }
        for (int i = 0; i < starting; i++)
            start(starting - i);
    }

    /** Forgets what is wanted but not begun; what is kept stays. */
    public synchronized void cancel() {
        queue.clear();
    }

    /** Whether nothing is wanted or being painted. */
    public synchronized boolean isIdle() {
        return queue.isEmpty() && begun.isEmpty() && running == 0;
    }

    /** @param left painters that were counted as running and are not started yet */
    private void start(int left) {
        try {
            executor.execute(this::paint);
        } catch (RejectedExecutionException refused) {
            synchronized (this) {
                running -= left;
            }
            throw refused;
        }
    }

    private void paint() {
        TileKey present = null;
        boolean done = false;
        try {
            for (Job job = next(null); job != null; job = next(present)) {
                present = job.key();
                Tile tile = job.picture().tile(present);
                if (cache.put(tile))
                    painted.accept(tile);
            }
            done = true;
        } finally {
            if (!done)
                giveUp(present);
        }
    }

    /** Takes the next job; without one the painter ends, in the same breath, so that none is left lying. */
    private synchronized @Nullable Job next(@Nullable TileKey last) {
        if (last != null)
            begun.remove(last);
        Job job = queue.poll();
        if (job == null)
            running--;
        else
            begun.add(job.key());
        return job;
    }

    /** A painter failed: what it painted may be asked for again. */
    private synchronized void giveUp(@Nullable TileKey present) {
        if (present != null)
            begun.remove(present);
        running--;
    }

    /** What is wanted and not begun, for tests. */
    synchronized List<TileKey> waiting() {
        return queue.stream().map(Job::key).toList();
    }
}
