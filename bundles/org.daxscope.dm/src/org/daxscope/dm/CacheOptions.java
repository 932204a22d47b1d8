package org.daxscope.dm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.daxscope.kernel.address.Units;

/** The optional arguments of dm-writecache, printed in the kernel's order whatever the order they came in. */
record CacheOptions(Map<String, Long> values) {
    private static final List<String> WITH_NUMBER = List.of("start_sector", "high_watermark", "low_watermark",
            "writeback_jobs", "autocommit_blocks", "autocommit_time", "max_age", "pause_writeback");
    private static final List<String> WORDS = List.of("cleaner", "fua", "nofua", "metadata_only");
    private static final List<String> ORDER = List.of("start_sector", "high_watermark", "low_watermark",
            "writeback_jobs", "autocommit_blocks", "autocommit_time", "max_age", "cleaner", "fua", "nofua",
            "metadata_only", "pause_writeback");
    private static final int PERCENT = 100;

    static CacheOptions parse(TableFields fields, boolean memory) throws TableException {
        long left = fields.isAtEnd() ? 0 : fields.number("the number of optional arguments", 0);
        Map<String, Long> values = new LinkedHashMap<>();
        while (left > 0) {
            String word = fields.word("an option");
            left--;
            boolean number = WITH_NUMBER.contains(word);
            if (!number && (!WORDS.contains(word) || !memory && word.endsWith("fua")))
                throw fields.wrong("expected one of " + String.join(", ", ORDER) + ", found \"" + word + "\"");
            if (number && left-- < 1)
                throw fields.wrong("expected a number behind " + word + ", found the end of the optional arguments");
            values.put(word, number ? fields.number(word, 0) : -1);
        }
        long high = values.getOrDefault("high_watermark", 50L);
        if (high > PERCENT || values.getOrDefault("low_watermark", 45L) > PERCENT)
            throw fields.wrong("expected watermarks of 0 to 100, in percent");
        return new CacheOptions(values);
    }

    boolean has(String word) {
        return values.containsKey(word);
    }

    private long value(String word, long usual) {
        return values.getOrDefault(word, usual);
    }

    /** Byte of the cache device where the superblock lies. */
    long startByte() {
        return value("start_sector", 0) * Units.SECTOR;
    }

    /** Blocks written until they are committed without being asked. */
    long autocommit(boolean memory) {
        return value("autocommit_blocks", memory ? 64 : 65536);
    }

    long autocommitMilliseconds() {
        return value("autocommit_time", 1000);
    }

    /** Blocks that are to be free when writing back stops; in use is at most the low watermark then. */
    long highWatermark(long blocks) {
        return blocks * (PERCENT - value("low_watermark", 45)) / PERCENT;
    }

    /** Free blocks at which writing back begins. */
    long lowWatermark(long blocks) {
        return blocks * (PERCENT - value("high_watermark", 50)) / PERCENT;
    }

    @Override
    public String toString() {
        long count = values.values().stream().mapToLong(value -> value < 0 ? 1 : 2).sum();
        return count + ORDER.stream().filter(values::containsKey)
                .map(word -> values.get(word) < 0 ? " " + word : " " + word + " " + values.get(word))
                .collect(Collectors.joining());
    }
}
