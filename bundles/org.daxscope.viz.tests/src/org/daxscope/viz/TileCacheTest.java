package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class TileCacheTest {
    private final TileCache cache = new TileCache(3);

    @Test
    void theTileUnusedLongestGoesFirst() {
        for (int x = 0; x < 3; x++)
            cache.put(tile(0, x));
        assertThat(cache.get(key(0, 0))).isPresent();

        cache.put(tile(0, 3));

        assertThat(cache.get(key(0, 0))).isPresent();
        assertThat(cache.get(key(0, 1))).isEmpty();
        assertThat(cache.size()).isEqualTo(3);
    }

    @Test
    void answersForAnEarlierPictureAreDropped() {
        cache.put(tile(0, 0));
        long next = cache.advance();

        assertThat(cache.put(tile(0, 1))).isFalse();
        assertThat(cache.put(tile(next, 1))).isTrue();

        assertThat(cache.generation()).isEqualTo(next);
        assertThat(cache.get(key(0, 0))).isEmpty();
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void manyThreadsMayUseItAtOnce() throws InterruptedException {
        var kept = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            int x = i;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 500; n++) {
                    kept.addAndGet(cache.put(tile(0, x * 500 + n)) ? 1 : 0);
                    cache.get(key(0, n));
                }
            }));
        }
        for (Thread thread : threads)
            thread.join();

        assertThat(kept).hasValue(2000);
        assertThat(cache.size()).isEqualTo(3);
    }

    @Test
    void aCacheHoldsSomething() {
        assertThatThrownBy(() -> new TileCache(0)).hasMessageContaining("at least 1");
    }

    private static Tile tile(long generation, int x) {
        return new Tile(key(generation, x), new IndexedImage(1, 1, new byte[1]));
    }

    private static TileKey key(long generation, int x) {
        return new TileKey(generation, 8, x, 0);
    }
}
