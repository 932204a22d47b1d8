package org.daxscope.ui.widgets;

import java.io.IOException;
import java.io.OutputStream;

/** What a view shows, as it was at one moment: immutable, written to a file in a job. */
public interface Picture {
    /** For the file: "page-map-pm0". */
    String name();

    /** @param out stays open */
    void writePng(OutputStream out) throws IOException;

    /** Whether it can be written as SVG too. */
    default boolean isDrawing() {
        return false;
    }

    /** The same picture as a drawing; asked only of one that {@link #isDrawing}. */
    default void writeSvg(Appendable out) throws IOException {
        throw new IOException(name());
    }
}
