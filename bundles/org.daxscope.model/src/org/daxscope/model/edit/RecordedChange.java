package org.daxscope.model.edit;

import java.util.List;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.jspecify.annotations.Nullable;

/** Any change to a tree of objects as one command: what it did is recorded while it runs. All of it happens or nothing. */
final class RecordedChange extends AbstractCommand {
    private final EObject root;
    private final Runnable change;
    private @Nullable ChangeDescription description;

    RecordedChange(String label, EObject root, Runnable change) {
        super(label);
        this.root = root;
        this.change = change;
    }

    @Override
    protected boolean prepare() {
        return true;
    }

    @Override
    public void execute() {
        ChangeRecorder recorder = new ChangeRecorder();
        recorder.beginRecording(List.of(root));
        try {
            change.run();
        } catch (RuntimeException e) {
            recorder.endRecording().apply();
            throw e;
        }
        description = recorder.endRecording();
    }

    @Override
    public void undo() {
        reverse();
    }

    @Override
    public void redo() {
        reverse();
    }

    private void reverse() {
        ChangeDescription recorded = description;
        if (recorded != null)
            recorded.applyAndReverse();
    }
}
