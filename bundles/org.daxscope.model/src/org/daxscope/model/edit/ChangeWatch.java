package org.daxscope.model.edit;

import org.daxscope.model.ModelPackage;
import org.daxscope.model.Session;
import org.daxscope.model.StepElement;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;

/** Remembers which part of a session changed since it was asked last, and lets go of the records made from it at once. */
final class ChangeWatch extends EContentAdapter {
    private final Snapshots snapshots;
    private boolean script;
    private boolean cursor;
    private boolean kept;

    ChangeWatch(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    @SuppressWarnings("null")
    public void notifyChanged(Notification notification) {
        super.notifyChanged(notification);
        if (!notification.isTouch() && notification.getNotifier() instanceof EObject object)
            note(object, notification.getFeature());
    }

    /** Asks for the feature of the session below which the change is. */
    private void note(EObject object, Object feature) {
        EObject part = object;
        Object of = feature;
        while (!(part instanceof Session) && part.eContainer() != null) {
            if (part instanceof StepElement step)
                snapshots.stepChanged(step);
            of = part.eContainmentFeature();
            part = part.eContainer();
        }
        if (of == ModelPackage.Literals.SESSION__SCENE) {
            snapshots.sceneChanged();
            script = true;
        } else
            if (of == ModelPackage.Literals.SESSION__STEPS) {
                snapshots.stepsChanged();
                script = true;
            } else
                if (of == ModelPackage.Literals.SESSION__CURSOR)
                    cursor = true;
                else
                    kept = true;
    }

    boolean takeScript() {
        boolean was = script;
        script = false;
        return was;
    }

    boolean takeCursor() {
        boolean was = cursor;
        cursor = false;
        return was;
    }

    boolean takeKept() {
        boolean was = kept;
        kept = false;
        return was;
    }
}
