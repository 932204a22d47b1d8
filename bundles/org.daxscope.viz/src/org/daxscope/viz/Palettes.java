package org.daxscope.viz;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads palettes from properties: {@code name}, {@code dark}, {@code background}, {@code grid}, {@code boundary} and
 * for each state {@code state.NAME = fill ink HATCH}, for each ink {@code ink.NAME}, colours as RRGGBB.
 */
public final class Palettes {
    /** What ships, the default first; each exists as "-light" and "-dark". */
    public static final List<String> FAMILIES = List.of("default", "contrast", "grey");

    private Palettes() {
    }

    /** The palette for eyes of all kinds. */
    public static Palette standard(boolean dark) {
        return load("default", dark);
    }

    /** All that ship. */
    public static List<Palette> all() {
        return FAMILIES.stream().flatMap(family -> List.of(load(family, false), load(family, true)).stream()).toList();
    }

    /** @param family one of {@link #FAMILIES} */
    public static Palette load(String family, boolean dark) {
        String id = family + (dark ? "-dark" : "-light");
        try (InputStream in = Palettes.class.getResourceAsStream("palettes/" + id + ".properties")) {
            if (in == null)
                throw new IllegalArgumentException("no palette " + id);
            return parse(id, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("palette " + id, e);
        }
    }

    /**
     * Reads a palette of the user's own.
     *
     * @throws IllegalArgumentException naming the key that is missing or wrong
     */
    public static Palette parse(String id, Reader text) throws IOException {
        var entries = new Properties();
        entries.load(text);
        var swatches = new ArrayList<Swatch>();
        for (PageState state : PageState.ALL)
            swatches.add(swatch(id, entries, "state." + state.name()));
        var inks = new ArrayList<Integer>();
        for (Ink ink : Ink.ALL)
            inks.add(colour(id, "ink." + ink.name(), value(id, entries, "ink." + ink.name())));
        return new Palette(id, value(id, entries, "name"), Boolean.parseBoolean(value(id, entries, "dark")),
                colour(id, "background", value(id, entries, "background")),
                colour(id, "grid", value(id, entries, "grid")),
                colour(id, "boundary", value(id, entries, "boundary")), swatches, inks);
    }

    private static Swatch swatch(String id, Properties entries, String key) {
        String[] parts = value(id, entries, key).split("\\s+");
        if (parts.length != 3)
            throw new IllegalArgumentException("palette %s: %s wants fill, ink and hatch".formatted(id, key));
        try {
            return new Swatch(colour(id, key, parts[0]), colour(id, key, parts[1]), Hatch.valueOf(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("palette %s: %s: %s".formatted(id, key, e.getMessage()), e);
        }
    }

    private static String value(String id, Properties entries, String key) {
        String value = entries.getProperty(key);
        if (value == null)
            throw new IllegalArgumentException("palette %s: %s is missing".formatted(id, key));
        return value.strip();
    }

    private static int colour(String id, String key, String text) {
        if (!text.matches("[0-9a-fA-F]{6}"))
            throw new IllegalArgumentException("palette %s: %s: RRGGBB expected, not %s".formatted(id, key, text));
        return Integer.parseInt(text, 16);
    }
}
