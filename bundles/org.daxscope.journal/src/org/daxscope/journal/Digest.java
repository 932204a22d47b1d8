package org.daxscope.journal;

/** A 128-bit fingerprint. It tells runs of one build apart; it is no protection against deceit. */
public record Digest(long high, long low) {
    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }

    /** Mixes longs into two lanes; each step is a bijection of the lane, so one changed long always shows. */
    static final class Mixer {
        private long high = 0x243F6A8885A308D3L;
        private long low = 0x13198A2E03707344L;

        void add(long value) {
            high = (high ^ value) * 0x9E3779B97F4A7C15L;
            high ^= high >>> 32;
            low = (Long.rotateLeft(low, 23) + value) * 0xC2B2AE3D27D4EB4FL;
            low ^= low >>> 29;
        }

        void add(CharSequence text) {
            add(text.length());
            for (int i = 0; i < text.length(); i++)
                add(text.charAt(i));
        }

        Digest digest() {
            return new Digest(high, low);
        }
    }
}
