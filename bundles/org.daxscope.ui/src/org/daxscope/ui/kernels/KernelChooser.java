package org.daxscope.ui.kernels;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Names;

/** In the main tool bar: the kernel that the session runs on. */
public final class KernelChooser extends WorkbenchWindowControlContribution {
    private static final int WIDTH = 190;

    @Override
    @SuppressWarnings("null")
    protected Control createControl(Composite parent) {
        SessionService session = PlatformUI.getWorkbench().getService(SessionService.class);
        Composite frame = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 0).applyTo(frame);
        Combo combo = new Combo(frame, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true).hint(WIDTH, SWT.DEFAULT)
                .applyTo(combo);
        combo.setItems(Kernels.names().stream().map(Kernels::label).toArray(String[]::new));
        combo.setToolTipText(KernelsText.ChooserHint);
        Names.give(combo, KernelsText.ChooserHint);
        SessionListener listener = state -> show(combo, state);
        session.addListener(listener);
        combo.addListener(SWT.Dispose, event -> session.removeListener(listener));
        combo.addListener(SWT.Selection, event -> choose(combo, session));
        show(combo, session.state());
        return frame;
    }

    private static void show(Combo combo, SessionState state) {
        Scene scene = state.scene();
        combo.setEnabled(scene != null);
        if (scene == null)
            combo.deselectAll();
        else
            combo.select(Kernels.names().indexOf(scene.kernel().name()));
    }

    /** Keeps the quirks that are mended: only the kernel was chosen. */
    private static void choose(Combo combo, SessionService session) {
        Scene scene = session.state().scene();
        if (scene != null && combo.getSelectionIndex() >= 0)
            new KernelSwitch(session).to(Kernels.names().get(combo.getSelectionIndex()),
                    List.copyOf(scene.kernel().mended()));
    }
}
