package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RunsTest {
    @Test
    void adjacentEqualBytesAreOneRunAtAbsoluteOffsets() {
        byte[] data = HexFormat.of().parseHex("00005700");

        assertThat(Runs.of(data, 4, 16_384).toString())
                .isEqualTo("[[16384,2,\"00\"],[16386,1,\"57\"],[16387,1,\"00\"]]");
    }

    @Test
    void onlyWhatWasReadCounts() {
        assertThat(Runs.of(new byte[100], 10, 0).toString()).isEqualTo("[[0,10,\"00\"]]");
        assertThat(Runs.of(new byte[100], 0, 0)).isEmpty();
    }

    @Test
    void nothingReadIsNotDescribed() {
        JsonObject outcome = new JsonObject();

        Runs.describe(outcome, new byte[512], 0, 0);

        assertThat(outcome.size()).isZero();
    }

    @Test
    void manyRunsAreToldByTheirChecksumOnly() {
        byte[] data = new byte[1000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        JsonObject outcome = new JsonObject();

        Runs.describe(outcome, data, data.length, 0);

        assertThat(outcome.keySet()).containsExactly("fnv64");
    }

    @Test
    void everyReadIsDescribedAsTheRecorderDidIt() throws Exception {
        int reads = 0;
        for (Path file : Samples.recordings()) {
            for (Step step : RecordingReader.read(file).steps()) {
                JsonObject observed = Samples.observed(step);
                if (step.input() instanceof FileStep.Read read && observed.has("runs")) {
                    byte[] data = data(observed.getAsJsonArray("runs"), observed.get("ret").getAsInt());
                    JsonObject described = new JsonObject();
                    Runs.describe(described, data, data.length, read.off());
                    assertThat(described.get("fnv64")).as(file.toString()).isEqualTo(observed.get("fnv64"));
                    assertThat(described.get("runs").toString()).isEqualTo(observed.get("runs").toString());
                    reads++;
                }
            }
        }
        assertThat(reads).isEqualTo(368);
    }

    private static byte[] data(JsonArray runs, int length) {
        byte[] data = new byte[length];
        int next = 0;
        for (JsonElement run : runs) {
            int end = next + run.getAsJsonArray().get(1).getAsInt();
            Arrays.fill(data, next, end, (byte) HexFormat.fromHexDigits(run.getAsJsonArray().get(2).getAsString()));
            next = end;
        }
        return data;
    }
}
