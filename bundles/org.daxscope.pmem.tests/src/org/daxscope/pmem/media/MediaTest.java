package org.daxscope.pmem.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Media")
class MediaTest {
    private static final long TIB = 1L << 40;
    private static final MediaPolicy POLICY = MediaPolicy.DEFAULT;

    private final Media media = new Media(1 << 20, POLICY);

    @Test
    void sixteenTebibytesWorkAtBothEnds() {
        Media huge = new Media(16 * TIB, POLICY);
        huge.poison(16 * TIB - 1, 1);
        huge.store(0, bytes(7, 10), 0, 10);

        assertThat(huge.poisonedRanges(0, 16 * TIB)).containsExactly(new ByteRange(16 * TIB - 256, 256));
        assertThat(read(huge, 0, 11)).containsExactly(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 0);
    }

    @Test
    void aReadStopsAtTheFirstPoisonedLine() {
        media.store(0, bytes(1, 8192), 0, 8192);
        media.poison(4096 + 512, 1);
        byte[] into = new byte[8192];

        assertThat(media.read(100, into, 0, 8000)).isEqualTo(4096 + 512 - 100);
        assertThat(media.read(4096 + 600, into, 0, 10)).isZero();
        assertThat(media.read(4096 + 768, into, 0, 10)).isEqualTo(10);
    }

    @Test
    void poisonIsLostByTheLine() {
        media.poison(300, 300);

        assertThat(media.poisonedLines(0, 4096)).isEqualTo(2);
        assertThat(media.poisonedRanges(0, 4096)).containsExactly(new ByteRange(256, 512));
        assertThat(media.isPoisoned(0, 256)).isFalse();
        assertThat(media.isPoisoned(0, 257)).isTrue();
    }

    @Test
    void rangesRunAcrossPages() {
        media.poison(4096 - 256, 512);
        media.poison(100_000, 1);

        assertThat(media.poisonedRanges(0, media.size())).containsExactly(new ByteRange(3840, 512),
                new ByteRange(99_840, 256));
    }

    @Test
    void aStoreKeepsThePoisonAndTheBytes() {
        media.poison(0, 256);
        media.store(0, bytes(9, 256), 0, 256);

        assertThat(media.isPoisoned(0, 1)).isTrue();
        media.clear(256, 256);
        assertThat(media.isPoisoned(0, 1)).isTrue();
    }

    @Test
    void aFullLineStoreHealsIfThePolicySaysSo() {
        Media healing = new Media(8192, POLICY.withFullLineStoreHeals(true));
        healing.poison(0, 768);
        healing.store(1, bytes(9, 600), 0, 600);

        assertThat(healing.poisonedRanges(0, 8192)).containsExactly(new ByteRange(0, 256), new ByteRange(512, 256));
    }

    @Test
    @DisplayName("C-13 a cleared line holds what the policy says, though it was healthy before")
    void aClearedLineHoldsWhatThePolicySays() {
        assertThat(clearedUnder(new ClearContent.Zero())).containsOnly(0);
        assertThat(clearedUnder(new ClearContent.OldBytes())).containsOnly(5);
        byte[] garbage = clearedUnder(new ClearContent.Random(42));
        assertThat(garbage).isNotEqualTo(bytes(5, 512)).isEqualTo(clearedUnder(new ClearContent.Random(42)))
                .isNotEqualTo(clearedUnder(new ClearContent.Random(43)));
    }

    private static byte[] clearedUnder(ClearContent content) {
        Media media = new Media(8192, POLICY.withContent(content));
        media.store(0, bytes(5, 8192), 0, 8192);
        media.poison(4096, 256);
        media.clear(4096, 512);
        assertThat(media.poisonedLines(0, 8192)).isZero();
        assertThat(read(media, 0, 4096)).containsOnly(5);
        return read(media, 4096, 512);
    }

    @Test
    void aSnapshotStaysWhatItWasAndCanBeReturnedToTwice() {
        media.store(10, bytes(1, 5000), 0, 5000);
        Media.State before = media.save();
        long digest = media.digest();
        media.store(4000, bytes(2, 2000), 0, 2000);
        media.poison(0, 4096);
        Media.State after = media.save();
        long later = media.digest();

        media.restore(before);
        assertThat(media.digest()).isEqualTo(digest);
        media.fill(0, (byte) 3, 9000);
        media.restore(after);
        assertThat(media.digest()).isEqualTo(later);
        media.restore(before);
        assertThat(media.digest()).isEqualTo(digest).isNotEqualTo(later);
        assertThat(media.poisonedLines(0, media.size())).isZero();
    }

    @Test
    void theDigestDependsOnContentAndNotOnHowItCameToBe() {
        long empty = media.digest();
        media.store(0, bytes(6, 4096), 0, 4096);
        long uniform = media.digest();
        media.store(0, bytes(7, 1), 0, 1);
        media.store(0, bytes(6, 1), 0, 1);
        assertThat(media.digest()).isEqualTo(uniform);
        for (int i = 0; i < 4096; i++)
            media.store(i, new byte[1], 0, 1);
        assertThat(media.digest()).isEqualTo(empty);
        media.poison(0, 1);
        assertThat(media.digest()).isNotEqualTo(empty);
    }

    @Test
    void peekShowsPoisonedBytesToo() {
        media.store(0, bytes(4, 512), 0, 512);
        media.poison(0, 256);
        byte[] into = new byte[512];
        media.peek(0, into, 0, 512);

        assertThat(into).containsOnly(4);
    }

    @Test
    void bytesOutsideAreRefused() {
        assertThatThrownBy(() -> media.read(media.size() - 1, new byte[2], 0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Media(4096, POLICY).restore(media.save()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyKnowsWhichClearsFail() {
        MediaPolicy policy = POLICY.withFailing(List.of(new ByteRange(4096, 256)));

        assertThat(policy.fails(0, 4096)).isFalse();
        assertThat(policy.fails(0, 4097)).isTrue();
        assertThat(policy.fails(4352, 256)).isFalse();
    }

    private static byte[] bytes(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] read(Media media, long address, int length) {
        byte[] into = new byte[length];
        assertThat(media.read(address, into, 0, length)).isEqualTo(length);
        return into;
    }
}
