package org.daxscope.ui.widgets;

import java.nio.file.Path;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;

import org.daxscope.ui.session.SessionService;

/** Opens the recording that is dropped onto a control; of several files the first. */
public final class RecordingDrop extends DropTargetAdapter {
    private final SessionService session;

    private RecordingDrop(SessionService session) {
        this.session = session;
    }

    /** Makes a control accept files, unless it accepts drops already. */
    public static void onto(Control control, SessionService session) {
        if (control.getData(DND.DROP_TARGET_KEY) != null)
            return;
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(new RecordingDrop(session));
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        if (event.detail == DND.DROP_DEFAULT)
            event.detail = DND.DROP_COPY;
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[] files && files.length > 0)
            session.open(Path.of(files[0]));
    }
}
