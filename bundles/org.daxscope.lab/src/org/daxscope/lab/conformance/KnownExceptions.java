package org.daxscope.lab.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recordings that are known to come out otherwise here, each with its reason: what the model does not decide. */
public final class KnownExceptions {
    private static final String TABLE = "exceptions.tsv";

    private final List<Entry> entries;

    private KnownExceptions(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * One recording.
     *
     * @param kernel "6.12"
     * @param id the scenario
     * @param reason a sentence
     */
    public record Entry(String kernel, String id, String reason) {
    }

    /** The table that comes with Daxscope. */
    public static KnownExceptions read() {
        try (InputStream in = KnownExceptions.class.getResourceAsStream(TABLE)) {
            if (in == null)
                throw new IllegalStateException(TABLE + " is missing");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new KnownExceptions(
                    text.lines().filter(line -> !line.isBlank()).map(KnownExceptions::entry).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        String[] fields = line.split("\t");
        if (fields.length != 3)
            throw new IllegalStateException("expected kernel, scenario and reason in \"" + line + "\"");
        return new Entry(fields[0], fields[1], fields[2]);
    }

    public List<Entry> all() {
        return entries;
    }

    public Optional<String> reason(String kernel, String id) {
        return entries.stream().filter(entry -> entry.kernel.equals(kernel) && entry.id.equals(id)).map(Entry::reason)
                .findFirst();
    }
}
