package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileServiceTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Tile> told = new ArrayList<>();
    private final MapLayout layout = MapLayout.of(Kind.LINEAR, 4 << 20, 8, 8, 1024);

    /** Pictures that differ everywhere: all of the disk is in one state. */
    private PageMapPicture picture(int number) {
        var index = number % 2 == 0 ? StateIndex.of(Images.plain(4 << 20))
                : StateIndex.of(Images.withPoison(4 << 20, new Bytes(0, 4 << 20)));
        return new PageMapPicture(index, layout, TestPalettes.unique());
    }

    private static TileKey key(long generation, int x) {
        return new TileKey(generation, 8, x, 0);
    }

    @Test
    void whatIsWantedIsPaintedInThatOrderAndTold() {
        var service = new TileService(tasks::add, 1, 10, told::add);

        service.want(picture(0), List.of(key(0, 2), key(0, 0)));
        assertThat(service.isIdle()).isFalse();
        assertThat(tasks).hasSize(1);
        tasks.remove().run();

        assertThat(told).extracting(Tile::key).containsExactly(key(0, 2), key(0, 0));
        assertThat(service.get(key(0, 2))).contains(told.getFirst());
        assertThat(service.isIdle()).isTrue();
        service.want(picture(0), List.of(key(0, 0)));
        assertThat(tasks).as("kept already").isEmpty();
    }

    @Test
    void aNewWishTakesThePlaceOfTheOld() {
        var service = new TileService(tasks::add, 2, 10, told::add);
        service.want(picture(0), List.of(key(0, 0), key(0, 1), key(0, 2)));
        assertThat(tasks).as("as many painters as allowed").hasSize(2);

        service.want(picture(0), List.of(key(0, 3)));
        assertThat(service.waiting()).containsExactly(key(0, 3));
        tasks.forEach(Runnable::run);

        assertThat(told).extracting(Tile::key).containsExactly(key(0, 3));
    }

    @Test
    void cancellingLeavesWhatIsKept() {
        var service = new TileService(tasks::add, 1, 10, told::add);
        service.want(picture(0), List.of(key(0, 0)));
        tasks.remove().run();
        service.want(picture(0), List.of(key(0, 1)));

        service.cancel();
        tasks.remove().run();

        assertThat(service.get(key(0, 0))).isPresent();
        assertThat(service.get(key(0, 1))).isEmpty();
        assertThat(service.isIdle()).isTrue();
    }

    @Test
    void whatBelongsToAnEarlierGenerationIsNeitherPaintedNorKept() {
        var service = new TileService(tasks::add, 1, 10, tile -> told.add(tile));
        service.want(picture(0), List.of(key(0, 0), key(0, 1)));
        long next = service.advance();
        service.want(picture(1), List.of(key(0, 0), key(next, 1)));
        tasks.remove().run();

        assertThat(told).extracting(Tile::key).containsExactly(key(next, 1));
        assertThat(service.generation()).isEqualTo(next);
    }

    @Test
    void aViewThatChangesWhileTilesArePaintedGetsNoMoreOfTheOld() {
        var holder = new TileService[1];
        // Told of the first tile, the view changes: the second is not begun any more.
        holder[0] = new TileService(tasks::add, 1, 10, tile -> {
            told.add(tile);
            if (told.size() == 1)
                holder[0].advance();
        });
        holder[0].want(picture(0), List.of(key(0, 0), key(0, 1)));
        tasks.remove().run();

        assertThat(told).hasSize(1);
        assertThat(holder[0].get(key(0, 0))).isEmpty();
        assertThat(holder[0].isIdle()).isTrue();
    }

    @Test
    void aPainterThatFailsGivesItsPlaceBack() {
        var service = new TileService(tasks::add, 1, 10, told::add);
        service.want(picture(0), List.of(new TileKey(0, 9, 0, 0), key(0, 1)));
        assertThatThrownBy(() -> tasks.remove().run()).hasMessageContaining("zoom");

        service.want(picture(0), List.of(key(0, 1)));
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(service.get(key(0, 1))).isPresent();
        assertThat(service.isIdle()).isTrue();
    }

    @Test
    void aRefusalOfTheExecutorIsPassedOnAndForgotten() {
        var service = new TileService(task -> {
            throw new RejectedExecutionException("closed");
        }, 2, 10, told::add);
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> service.want(picture(0), List.of(key(0, 0), key(0, 1))))
                    .hasMessageContaining("closed");
        service.cancel();
        assertThat(service.isIdle()).isTrue();
        assertThatThrownBy(() -> new TileService(tasks::add, 0, 1, told::add)).hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverHappensInWhateverOrderTheTilesAreThoseOfThePicture(long seed) {
        var random = new Random(seed);
        var waiting = new ArrayList<Runnable>();
        Map<Long, PageMapPicture> pictures = new HashMap<>(Map.of(0L, picture(0)));
        var service = new TileService(waiting::add, 3, 4, checking(pictures, told));
        List<TileKey> wanted = List.of();
        for (int i = 0; i < 200; i++)
            switch (random.nextInt(5)) {
            case 0 -> {
                long next = service.advance();
                pictures.put(next, picture((int) next));
                wanted = List.of();
            }
            case 1 -> {
                service.cancel();
                wanted = List.of();
            }
            case 2, 3 -> {
                long generation = service.generation();
                wanted = random.ints(1 + random.nextInt(4), 0, 6).distinct()
                        .mapToObj(x -> key(generation - (random.nextInt(5) == 0 ? 1 : 0), x)).toList();
                service.want(pictures.get(generation), wanted);
            }
            default -> {
                if (!waiting.isEmpty())
                    waiting.remove(random.nextInt(waiting.size())).run();
            }
            }
        waiting.forEach(Runnable::run);
        assertThat(service.isIdle()).isTrue();
        for (TileKey key : wanted)
            assertThat(service.get(key).isPresent()).as("%s, seed %d", key, seed)
                    .isEqualTo(key.generation() == service.generation());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void manyThreadsAgree(long seed) throws InterruptedException {
        var random = new Random(seed);
        var tiles = new ConcurrentLinkedQueue<Tile>();
        Map<Long, PageMapPicture> pictures = new HashMap<>();
        for (long i = 0; i < 40; i++)
            pictures.put(i, picture((int) i));
        List<TileKey> wanted = List.of();
        try (var executor = Executors.newFixedThreadPool(3)) {
            var service = new TileService(executor, 3, 8, tiles::add);
            for (int i = 0; i < 150; i++) {
                if (random.nextInt(4) == 0 && service.generation() < 39)
                    service.advance();
                long generation = service.generation();
                wanted = random.ints(1 + random.nextInt(8), 0, 8).distinct().mapToObj(x -> key(generation, x)).toList();
                service.want(pictures.get(generation), wanted);
                if (random.nextInt(6) == 0)
                    Thread.sleep(1);
            }
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(service.isIdle()).isTrue();
            for (TileKey key : wanted)
                assertThat(service.get(key)).isPresent();
        }
        Consumer<Tile> check = checking(pictures, new ArrayList<>());
        tiles.forEach(check);
    }

    private static Consumer<Tile> checking(Map<Long, PageMapPicture> pictures, List<Tile> told) {
        return tile -> {
            assertThat(tile.image().pixels()).isEqualTo(
                    pictures.get(tile.key().generation()).tile(tile.key()).image().pixels());
            told.add(tile);
        };
    }
}
