package org.daxscope.ui.stack;

import java.io.IOException;
import java.io.OutputStream;

import org.daxscope.ui.widgets.Picture;
import org.daxscope.viz.Palette;
import org.daxscope.viz.PngWriter;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.drawing.SvgDrawing;

/** The stack as it was at one moment. */
record StackSheet(StackModel model) implements Picture {
    @Override
    public String name() {
        return "stack";
    }

    @Override
    public void writePng(OutputStream out) throws IOException {
        Palette palette = model.question().palette();
        PngWriter.write(DrawingRaster.paint(model.picture().drawing(), palette), palette.colours(), out);
    }

    @Override
    public boolean isDrawing() {
        return true;
    }

    @Override
    public void writeSvg(Appendable out) throws IOException {
        SvgDrawing.write(model.picture().drawing(), model.question().palette(), out);
    }
}
