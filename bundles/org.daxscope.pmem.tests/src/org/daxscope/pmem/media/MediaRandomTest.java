package org.daxscope.pmem.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.daxscope.kernel.address.Units;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Media against a plain array and a bit set, with snapshots in between")
class MediaRandomTest {
    private static final int SIZE = 40 * Units.PAGE;

    /** The obvious way to keep it. */
    private record Naive(byte[] bytes, BitSet bad) {
        Naive copy() {
            return new Naive(bytes.clone(), (BitSet) bad.clone());
        }

        int readable(int address, int length) {
            int line = bad.nextSetBit(address / Units.LINE);
            return line < 0 ? length : Math.max(0, Math.min(length, line * Units.LINE - address));
        }
    }

    private record Saved(Media.State state, Naive naive) {
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothHoldTheSame(long seed) {
        Random random = new Random(seed);
        Media media = new Media(SIZE, MediaPolicy.DEFAULT.withFullLineStoreHeals(seed % 2 == 0));
        Naive naive = new Naive(new byte[SIZE], new BitSet());
        List<Saved> saved = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            int address = random.nextInt(SIZE);
            int length = 1 + random.nextInt(Math.min(SIZE - address, 3 * Units.PAGE));
            switch (random.nextInt(8)) {
                case 0, 1 -> store(media, naive, address, randomBytes(random, length));
                case 2 -> fill(media, naive, address, (byte) random.nextInt(3), length);
                case 3 -> poison(media, naive, address, Math.min(length, 600));
                case 4 -> clear(media, naive, address, length);
                case 5 -> saved.add(new Saved(media.save(), naive.copy()));
                case 6 -> {
                    if (!saved.isEmpty()) {
                        Saved back = saved.get(random.nextInt(saved.size()));
                        media.restore(back.state());
                        naive = back.naive().copy();
                    }
                }
                default -> compare(media, naive, address, length);
            }
        }
        compare(media, naive, 0, SIZE);
    }

    private static byte[] randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        if (random.nextBoolean())
            random.nextBytes(bytes);
        return bytes;
    }

    private static void store(Media media, Naive naive, int address, byte[] bytes) {
        media.store(address, bytes, 0, bytes.length);
        System.arraycopy(bytes, 0, naive.bytes(), address, bytes.length);
        heal(media, naive, address, bytes.length);
    }

    private static void fill(Media media, Naive naive, int address, byte value, int length) {
        media.fill(address, value, length);
        Arrays.fill(naive.bytes(), address, address + length, value);
        heal(media, naive, address, length);
    }

    private static void heal(Media media, Naive naive, int address, int length) {
        int first = Math.ceilDiv(address, Units.LINE);
        int end = (address + length) / Units.LINE;
        if (media.policy().fullLineStoreHeals() && end > first)
            naive.bad().clear(first, end);
    }

    private static void poison(Media media, Naive naive, int address, int length) {
        int fits = Math.min(length, SIZE - address);
        media.poison(address, fits);
        naive.bad().set(address / Units.LINE, Math.ceilDiv(address + fits, Units.LINE));
    }

    private static void clear(Media media, Naive naive, int address, int length) {
        media.clear(address, length);
        int first = address / Units.LINE;
        int end = Math.ceilDiv(address + length, Units.LINE);
        naive.bad().clear(first, end);
        Arrays.fill(naive.bytes(), first * Units.LINE, end * Units.LINE, (byte) 0);
    }

    private static void compare(Media media, Naive naive, int address, int length) {
        byte[] into = new byte[length];
        int readable = naive.readable(address, length);
        assertThat(media.read(address, into, 0, length)).isEqualTo(readable);
        assertThat(Arrays.equals(into, 0, readable, naive.bytes(), address, address + readable)).isTrue();
        media.peek(address, into, 0, length);
        assertThat(Arrays.equals(into, 0, length, naive.bytes(), address, address + length)).isTrue();
        int lines = naive.bad().get(address / Units.LINE, Math.ceilDiv(address + length, Units.LINE)).cardinality();
        assertThat(media.poisonedLines(address, length)).isEqualTo(lines);
        assertThat(media.poisonedRanges(address, length).stream().mapToLong(ByteRange::length).sum())
                .isEqualTo((long) lines * Units.LINE);
    }
}
