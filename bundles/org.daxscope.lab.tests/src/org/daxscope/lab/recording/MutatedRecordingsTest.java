package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A hundred thousand damaged recordings: each is read or refused, and nothing else ever happens. */
class MutatedRecordingsTest {
    private static final int COUNT = 100_000;
    private static final int ORIGINALS = 24;
    private static final long SMALL = 4_000;
    private static final long MOST_ALLOCATED = 16 << 20;
    private static final Pattern MESSAGE =
            Pattern.compile("m\\.json:([1-9][0-9]*):([1-9][0-9]*): (\\S+: )?expected \\S.*, found \\S.*");

    @Test
    void areReadOrRefusedWithTheirPlace() throws IOException {
        List<byte[]> originals = smallRecordings();
        int refused = 0;
        for (int seed = 0; seed < COUNT; seed++) {
            byte[] document = damaged(originals.get(seed % originals.size()), new SplittableRandom(seed));
            refused += isRefused(document, seed) ? 1 : 0;
        }
        assertThat(refused).isBetween(COUNT / 2, COUNT - COUNT / 100);
    }

    @Test
    void costLittleMemory() throws IOException {
        List<byte[]> originals = smallRecordings();
        for (int seed = 0; seed < COUNT; seed += 50) {
            byte[] document = damaged(originals.get(seed % originals.size()), new SplittableRandom(seed));
            long before = AllocatedBytes.ofThisThread();

            isRefused(document, seed);

            assertThat(AllocatedBytes.ofThisThread() - before).as("bytes for seed %d", seed).isLessThan(MOST_ALLOCATED);
        }
    }

    private static List<byte[]> smallRecordings() throws IOException {
        List<byte[]> small = new ArrayList<>();
        for (Path file : Samples.recordings()) {
            if (small.size() < ORIGINALS && Files.size(file) < SMALL) {
                small.add(Files.readAllBytes(file));
            }
        }
        assertThat(small).hasSize(ORIGINALS);
        return small;
    }

    private static byte[] damaged(byte[] original, SplittableRandom random) {
        byte[] document = original;
        for (int i = random.nextInt(1, 4); i > 0 && document.length > 0; i--) {
            document = Mutation.values()[random.nextInt(Mutation.values().length)].apply(document, random);
        }
        return document;
    }

    private static boolean isRefused(byte[] document, int seed) {
        try {
            RecordingReader.read("m.json", document);
            return false;
        } catch (RecordingException e) {
            Matcher message = MESSAGE.matcher(e.getMessage());
            if (!message.matches() || Integer.parseInt(message.group(1)) != e.line()
                    || Integer.parseInt(message.group(2)) != e.column() || e.column() > document.length + 1) {
                throw new AssertionError("seed %d: %s".formatted(seed, e.getMessage()), e);
            }
            return true;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
