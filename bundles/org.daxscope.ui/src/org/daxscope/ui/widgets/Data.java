package org.daxscope.ui.widgets;

import java.io.IOException;

/** What a view shows as data, as it was at one moment: written to a file in a job. */
public interface Data {
    /** For the file: "records". */
    String name();

    /** Writes comma-separated values with a header line. */
    void writeCsv(Appendable out) throws IOException;
}
