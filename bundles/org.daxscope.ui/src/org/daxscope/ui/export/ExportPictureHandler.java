package org.daxscope.ui.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.ExportText;
import org.daxscope.ui.widgets.Picture;
import org.daxscope.ui.widgets.PictureSource;

/** Writes what the active view shows as PNG, or as SVG when it is a drawing and the file's name says so. */
public final class ExportPictureHandler extends AbstractHandler {
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        PictureSource source = Exported.picture(HandlerUtil.getActivePartChecked(event));
        Picture picture = source == null ? null : source.picture();
        if (picture == null)
            return null;
        Path file = new ExportFile(event).ask(picture.name(),
                picture.isDrawing() ? new String[] {PNG, SVG} : new String[] {PNG},
                picture.isDrawing() ? new String[] {ExportText.Png, ExportText.Svg} : new String[] {ExportText.Png});
        if (file != null)
            new ExportJob(PlatformUI.getWorkbench(), file, content(picture, file)).schedule();
        return null;
    }

    private static ExportJob.Content content(Picture picture, Path file) {
        boolean drawing = file.toString().toLowerCase(Locale.ROOT).endsWith(SVG);
        return out -> {
            if (!drawing) {
                picture.writePng(out);
                return;
            }
            if (!picture.isDrawing())
                throw new IOException(ExportText.NoDrawing);
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            picture.writeSvg(text);
            text.flush();
        };
    }
}
