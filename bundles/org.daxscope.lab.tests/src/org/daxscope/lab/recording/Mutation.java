package org.daxscope.lab.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Ways to damage a document. The same seed does the same damage. */
enum Mutation {
    FLIP_BYTES {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            byte[] changed = document.clone();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    TRUNCATE {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            return replaced(document, random.nextInt(document.length), document.length, new byte[0]);
        }
    },
    REMOVE {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            int from = random.nextInt(document.length);
            return replaced(document, from, Math.min(document.length, from + random.nextInt(1, 40)), new byte[0]);
        }
    },
    REPEAT {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            int from = random.nextInt(document.length);
            int to = Math.min(document.length, from + random.nextInt(1, 200));
            byte[] piece = Arrays.copyOfRange(document, from, to);
            return replaced(document, to, to, piece);
        }
    },
    SWAP_TOKEN {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            List<String> tokens = List.of("{", "}", "[", "]", ",", ":", "\"", "null", "true", "\"off\"", "\\u0000",
                    "{}", "[]", "\uFEFF", "\0", "NaN", "/* */", "'", "\"x\":", "\n");
            int at = random.nextInt(document.length);
            return replaced(document, at, at + random.nextInt(2), bytes(tokens.get(random.nextInt(tokens.size()))));
        }
    },
    BLOW_UP_NUMBER {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            List<String> numbers = List.of("-1", "1e400", "1e999999999", "0.5", "-0", "9223372036854775808",
                    "1152921504606846976", "18014398509481985", "9223372036854775807", "9".repeat(5000), "0x10", "01",
                    "1e3", "+1", "1e-400");
            int from = numberFrom(document, random.nextInt(document.length));
            byte[] number = bytes(numbers.get(random.nextInt(numbers.size())));
            return replaced(document, from, numberEnd(document, from), number);
        }
    },
    NEST {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            int at = random.nextInt(document.length);
            String opening = random.nextBoolean() ? "[" : "{\"a\":";
            return replaced(document, at, at, bytes(opening.repeat(random.nextInt(1, 2000))));
        }
    },
    LENGTHEN_TEXT {
        @Override
        byte[] apply(byte[] document, SplittableRandom random) {
            int at = random.nextInt(document.length);
            return replaced(document, at, at, bytes("é\\n/..".repeat(random.nextInt(1, 200))));
        }
    };

    /** A damaged copy of a document, which is not empty. */
    abstract byte[] apply(byte[] document, SplittableRandom random);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] document, int from, int to, byte[] by) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(document.length + by.length);
        changed.write(document, 0, from);
        changed.writeBytes(by);
        changed.write(document, Math.min(to, document.length), document.length - Math.min(to, document.length));
        return changed.toByteArray();
    }

    private static int numberFrom(byte[] document, int from) {
        int at = from;
        while (at < document.length && !isDigit(document[at])) {
            at++;
        }
        return at;
    }

    private static int numberEnd(byte[] document, int from) {
        int at = from;
        while (at < document.length && isDigit(document[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
