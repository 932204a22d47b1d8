package org.daxscope.ui.pagemap;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.widgets.Data;
import org.daxscope.ui.widgets.Picture;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.CsvWriter;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.Overlays;
import org.daxscope.viz.Palette;
import org.daxscope.viz.PngWriter;
import org.daxscope.viz.Viewport;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.drawing.MapSheet;
import org.daxscope.viz.drawing.SvgDrawing;

/**
 * The map as it stands on the screen, with a title and a legend; and the runs of states of all of it as data.
 *
 * @param selection bytes that are outlined
 */
record MapExport(MapPicture picture, Viewport view, List<ByteRange> selection, Palette palette)
        implements
            Picture,
            Data {
    @Override
    public String name() {
        return NLS.bind(PageMapText.FileName, picture.target().name());
    }

    private Drawing drawing() {
        List<Overlay> overlays = new ArrayList<>(picture.overlays());
        if (!selection.isEmpty())
            overlays.add(Overlays.selection(selection));
        String moment = picture.state().latest() == null
                ? PageMapText.AtStart
                : NLS.bind(PageMapText.AfterStep, picture.state().position());
        return MapSheet.of(NLS.bind(PageMapText.SheetTitle, picture.state().title(), picture.target().label()),
                NLS.bind(PageMapText.SheetScale,
                        new Object[] {Sizes.exact(view.layout().bytesPerCell()), Sizes.exact(view.layout().length()),
                            picture.state().kernel(), moment}),
                picture.index(), view, overlays, palette);
    }

    @Override
    public void writePng(OutputStream out) throws IOException {
        PngWriter.write(DrawingRaster.paint(drawing(), palette), palette.colours(), out);
    }

    @Override
    public boolean isDrawing() {
        return true;
    }

    @Override
    public void writeSvg(Appendable out) throws IOException {
        SvgDrawing.write(drawing(), palette, out);
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        CsvWriter.writeStates(picture.index(), out);
    }
}
