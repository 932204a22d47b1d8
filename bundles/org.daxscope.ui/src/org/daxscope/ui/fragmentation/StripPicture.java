package org.daxscope.ui.fragmentation;

import java.io.IOException;
import java.io.OutputStream;

import org.daxscope.ui.widgets.Picture;
import org.daxscope.viz.Palette;
import org.daxscope.viz.PngWriter;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.drawing.SvgDrawing;

/** The strips as they were at one moment, for a file. */
record StripPicture(String name, Drawing drawing, Palette palette) implements Picture {
    @Override
    public void writePng(OutputStream out) throws IOException {
        PngWriter.write(DrawingRaster.paint(drawing, palette), palette.colours(), out);
    }

    @Override
    public boolean isDrawing() {
        return true;
    }

    @Override
    public void writeSvg(Appendable out) throws IOException {
        SvgDrawing.write(drawing, palette, out);
    }
}
