package org.daxscope.ui.export;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.ExportText;
import org.daxscope.ui.widgets.Data;
import org.daxscope.ui.widgets.DataSource;

/** Writes the data that the active view shows as CSV. */
public final class ExportDataHandler extends AbstractHandler {
    private static final String CSV = ".csv";

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        DataSource source = Exported.data(HandlerUtil.getActivePartChecked(event));
        Data data = source == null ? null : source.data();
        if (data == null)
            return null;
        Path file = new ExportFile(event).ask(ExportFile.name(data.name()), new String[] {CSV},
                new String[] {ExportText.Csv});
        if (file != null)
            new ExportJob(PlatformUI.getWorkbench(), file, out -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                data.writeCsv(text);
                text.flush();
            }).schedule();
        return null;
    }
}
