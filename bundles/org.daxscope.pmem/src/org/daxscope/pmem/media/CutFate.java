package org.daxscope.pmem.media;

import java.util.SplittableRandom;

/** Which of the stores that were not persistent yet a power failure lets through, 64-byte line by 64-byte line. */
@FunctionalInterface
public interface CutFate {
    /** All of them are lost. */
    CutFate LOST = line -> false;
    /** All of them happened to get through. */
    CutFate KEPT = line -> true;

    /** @param line number of the 64-byte line from the start of the media */
    boolean keeps(long line);

    /** Each line by itself: any mixture can happen. The same seed tears the same way. */
    static CutFate torn(long seed) {
        return line -> new SplittableRandom(seed * 0x9e3779b97f4a7c15L + line).nextBoolean();
    }
}
