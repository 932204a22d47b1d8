package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CensusTest {
    @Test
    void neighboursOfEqualValueAreOneEntry() {
        Census census = new Census(8192).page(pageOf(7)).page(pageOf(7)).refused("EIO").refused("EIO").page(pageOf(7))
                .endOfFile().endOfFile();

        assertThat(census.pages().toString()).isEqualTo(
                "[[8192,8192,\"07\"],[16384,8192,\"EIO\"],[24576,4096,\"07\"],[28672,8192,\"EOF\"]]");
    }

    @Test
    void uniformStretchesAreWorthTheirPages() {
        Census byPage = new Census(0).page(pageOf(7)).page(pageOf(7)).page(pageOf(8));
        Census byStretch = new Census(0).uniform(8192, (byte) 7).uniform(4096, (byte) 8);

        assertThat(byStretch.pages()).isEqualTo(byPage.pages());
        assertThat(byStretch.fnv64()).isEqualTo(byPage.fnv64());
    }

    @Test
    void mixedPagesAreToldByTheirChecksum() throws Exception {
        byte[] written = new byte[Census.PAGE];
        Arrays.fill(written, 100, 200, (byte) 0x57);
        byte[] stored = new byte[Census.PAGE];
        stored[0] = 0x53;
        Census census = new Census(0).uniform(16_384, (byte) 0).page(written).uniform(12_288, (byte) 0).page(stored)
                .uniform(12_288, (byte) 0).uniform(4096, (byte) 0x57).uniform(12_288, (byte) 0);

        JsonObject file = Samples.finalState(Samples.recording("6.1", "a-xfs-21-unwritten"))
                .getAsJsonObject("files").getAsJsonObject("f");

        assertThat(census.pages().toString()).isEqualTo(file.get("pages").toString());
        assertThat(census.fnv64()).isEqualTo(file.get("fnv64").getAsString());
    }

    @Test
    void everyCensusWithoutMixedPagesIsBuiltAsTheRecorderDidIt() throws Exception {
        int compared = 0;
        for (Path file : Samples.recordings()) {
            for (Step step : RecordingReader.read(file).steps()) {
                JsonObject observed = Samples.observed(step);
                if (step.input() instanceof FileStep.Sum sum && sum.len() <= 1 << 20
                        && !observed.toString().contains("mix:")) {
                    Census census = rebuilt(sum.off(), observed.getAsJsonArray("pages"));
                    assertThat(census.pages().toString()).isEqualTo(observed.get("pages").toString());
                    assertThat(census.fnv64()).as(file.toString()).isEqualTo(observed.get("fnv64").getAsString());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    private static Census rebuilt(long offset, JsonArray pages) {
        Census census = new Census(offset);
        for (JsonElement entry : pages) {
            long length = entry.getAsJsonArray().get(1).getAsLong();
            String value = entry.getAsJsonArray().get(2).getAsString();
            for (long done = 0; done < length; done += Census.PAGE) {
                switch (value) {
                    case "EOF" -> census.endOfFile();
                    case "EIO" -> census.refused(value);
                    default -> census.page(pageOf(HexFormat.fromHexDigits(value)));
                }
            }
        }
        return census;
    }

    private static byte[] pageOf(int value) {
        byte[] page = new byte[Census.PAGE];
        Arrays.fill(page, (byte) value);
        return page;
    }
}
