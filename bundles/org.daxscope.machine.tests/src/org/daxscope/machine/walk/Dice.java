package org.daxscope.machine.walk;

import java.util.List;
import java.util.Random;

/** Chance from a seed, and numbers of the shapes that matter: whole pages mostly, sectors, and any. */
final class Dice {
    /** Bytes of a file or a mapping that offsets lie in. */
    static final int SPAN = 64 << 10;
    static final long DISK_BYTES = 320L << 20;
    static final long SECTORS = DISK_BYTES / 512;

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long number() {
        return random.nextLong();
    }

    byte value() {
        return (byte) random.nextInt();
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    final <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** Bytes from the start of a file or a mapping. */
    long offset() {
        long value = random.nextInt(SPAN);
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> value & -512;
            default -> value & -4096;
        };
    }

    /** Bytes, at least 1. */
    long length() {
        return Math.max(1, offset() / 4);
    }

    /** A 512-byte sector of a disk, near where files tend to lie, or now and then anywhere. */
    long sector() {
        return oneIn(4) ? random.nextInt((int) SECTORS) : (128L << 11) + random.nextInt(4096);
    }
}
