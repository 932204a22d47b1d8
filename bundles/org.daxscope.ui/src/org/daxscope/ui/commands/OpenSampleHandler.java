package org.daxscope.ui.commands;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.samples.SampleCatalog;
import org.daxscope.ui.samples.SampleDialog;
import org.daxscope.ui.session.SessionService;

/** Offers the recordings that come with the product. */
public final class OpenSampleHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SampleDialog dialog = new SampleDialog(window.getShell(), new SampleCatalog());
        if (dialog.open() != Window.OK)
            return null;
        Path chosen = dialog.chosen();
        if (chosen != null) {
            Views.show(window);
            window.getService(SessionService.class).open(chosen);
        }
        return null;
    }
}
