package org.daxscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small bare scenario on an XFS with one file. */
final class Scenario {
    private Scenario() {
    }

    /** @param more fields, each followed by a comma */
    static Path write(Path folder, String more, String... steps) throws IOException {
        return Files.writeString(folder.resolve("s.json"), """
                {"format": "dax-recording/1", "id": "s", "title": "one page", "profile": "legacy", %s
                 "devices": [{"name": "pm0", "sectors": 786432}],
                 "fs": {"type": "xfs", "on": "pm0", "mount": "dax=always"},
                 "files": [{"name": "f", "size": 65536, "fill": "pg"}],
                 "steps": [
                 %s
                 ]}
                """.formatted(more, String.join(",\n ", steps)));
    }
}
