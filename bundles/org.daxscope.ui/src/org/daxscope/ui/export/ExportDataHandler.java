package org.daxscope.ui.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.ExportText;
import org.daxscope.ui.widgets.DataSource;
import org.daxscope.ui.widgets.DataTable;

/** Writes the data that the active view shows as CSV. */
public final class ExportDataHandler extends AbstractHandler {
    private static final String CSV = ".csv";
    /** Rows asked for at once: some milliseconds of the UI thread. */
    private static final int BATCH = 500;

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        DataSource source = Exported.data(HandlerUtil.getActivePartChecked(event));
        DataTable table = source == null ? null : source.data();
        if (table == null)
            return null;
        Path file = new ExportFile(event).ask(ExportFile.name(table.name()), new String[] {CSV},
                new String[] {ExportText.Csv});
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (file != null)
            new ExportJob(PlatformUI.getWorkbench(), file, (out, monitor) -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                write(table, display, text, monitor);
                text.flush();
            }).schedule();
        return null;
    }

    private static void write(DataTable table, Display display, Appendable out, IProgressMonitor monitor)
            throws IOException {
        Csv.header(table.columns(), out);
        int rows = table.rows().count();
        SubMonitor progress = SubMonitor.convert(monitor, rows);
        for (int first = 0; first < rows; first += BATCH) {
            int from = first;
            int end = Math.min(rows, first + BATCH);
            StringBuilder batch = new StringBuilder();
            display.syncExec(() -> append(table, from, end, batch));
            out.append(batch);
            progress.split(end - from);
        }
    }

    private static void append(DataTable table, int first, int end, StringBuilder out) {
        Csv.rows(table.rows(), table.columns().size(), first, end, out);
    }
}
