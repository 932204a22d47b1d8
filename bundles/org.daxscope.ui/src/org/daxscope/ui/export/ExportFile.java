package org.daxscope.ui.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.ExportText;

/** Where an export is to go: the command's parameter, else what the user chooses. */
final class ExportFile {
    private final ExecutionEvent event;

    ExportFile(ExecutionEvent event) {
        this.event = event;
    }

    /**
     * @param name proposed, without extension
     * @param extensions ".png" and so on, the usual one first
     * @param labels of these kinds of file
     * @return null when the user thought better of it
     */
    @Nullable
    Path ask(String name, String[] extensions, String[] labels) throws ExecutionException {
        String given = event.getParameter(DaxscopeUi.PARAMETER_EXPORT_FILE);
        if (given != null)
            return Path.of(given);
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.SAVE);
        dialog.setText(ExportText.Title);
        dialog.setFilterExtensions(Arrays.stream(extensions).map(extension -> "*" + extension).toArray(String[]::new));
        dialog.setFilterNames(labels);
        dialog.setFileName(name + extensions[0]);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null)
            return null;
        String lower = chosen.toLowerCase(Locale.ROOT);
        boolean known = Arrays.stream(extensions).anyMatch(lower::endsWith);
        return Path.of(known ? chosen : chosen + extensions[Math.max(0, dialog.getFilterIndex())]);
    }

    /** A title as the name of a file: "Bad blocks" becomes "bad-blocks". */
    static String name(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
