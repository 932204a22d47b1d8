package org.daxscope.viz.drawing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Letters as pixels, the same on every machine, whatever fonts it has. Only printable ASCII; the rest shows as "?". */
final class PixelFont {
    static final int WIDTH = 5;
    static final int HEIGHT = 7;
    private static final int FIRST = ' ';
    private static final int LAST = '~';

    /** For each character, its rows. */
    private final int[][] rows = new int[LAST - FIRST + 1][HEIGHT];

    PixelFont() {
        try (InputStream in = PixelFont.class.getResourceAsStream("font.txt")) {
            if (in == null)
                throw new IllegalStateException("font.txt is missing beside " + PixelFont.class.getName());
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).lines()
                    .filter(line -> !line.startsWith("#")).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("font.txt", e);
        }
    }

    private void read(String line) {
        String[] parts = line.split(" ");
        for (int row = 0; row < HEIGHT; row++)
            rows[Integer.parseInt(parts[0], 16) - FIRST][row] = Integer.parseInt(parts[row + 1], 16);
    }

    boolean inkAt(char letter, int x, int y) {
        char shown = letter < FIRST || letter > LAST ? '?' : letter;
        return (rows[shown - FIRST][y] >> WIDTH - 1 - x & 1) != 0;
    }
}
