package org.daxscope.viz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tiles used last, of the present generation only. Safe for any thread: painters put, the view gets.
 */
public final class TileCache {
    private final int capacity;
    /** Least recently used first. */
    private final Map<TileKey, Tile> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private long generation;

    /** @param capacity tiles of 64 KiB each */
    public TileCache(int capacity) {
        if (capacity < 1)
            throw new IllegalArgumentException("capacity " + capacity + ", at least 1 expected");
        this.capacity = capacity;
    }

    public synchronized long generation() {
        return generation;
    }

    /** Begins a new generation, because the picture changed: forgets all tiles and answers the new number. */
    public synchronized long advance() {
        tiles.clear();
        return ++generation;
    }

    public synchronized Optional<Tile> get(TileKey key) {
        return Optional.ofNullable(tiles.get(key));
    }

    /** Keeps a tile, unless its generation has passed: then it is dropped and the answer is false. */
    public synchronized boolean put(Tile tile) {
        if (tile.key().generation() != generation)
            return false;
        tiles.put(tile.key(), tile);
        if (tiles.size() > capacity)
            tiles.remove(tiles.keySet().iterator().next());
        return true;
    }

    public synchronized int size() {
        return tiles.size();
    }
}
