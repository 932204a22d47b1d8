package org.daxscope.machine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/model-checks.md")
class ModelChecksDeterminismTest {
    /** Half a minute: all cuts and all orders on all kernels. */
    @Test
    void isWhatTheEngineGives() throws IOException {
        assertThat(ModelChecks.document()).as("make it anew: ./daxscope check-model --out docs/model-checks.md")
                .isEqualTo(Files.readString(document()));
    }

    static Path document() {
        return Path.of(System.getProperty("daxscope.recordings")).resolve("../../../docs/model-checks.md").normalize();
    }
}
