package org.daxscope.model.edit;

import org.daxscope.model.ModelPackage;
import org.daxscope.model.Session;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;

/** Remembers which part of a session changed since it was asked last. */
final class ChangeWatch extends EContentAdapter {
    private boolean script;
    private boolean cursor;
    private boolean kept;

    @Override
    @SuppressWarnings("null")
    public void notifyChanged(Notification notification) {
        super.notifyChanged(notification);
        if (!notification.isTouch() && notification.getNotifier() instanceof EObject object)
            note(object, notification.getFeature());
    }

    private void note(EObject object, Object feature) {
        EObject part = object;
        Object of = feature;
        while (!(part instanceof Session) && part.eContainer() != null) {
            of = part.eContainmentFeature();
            part = part.eContainer();
        }
        if (of == ModelPackage.Literals.SESSION__SCENE || of == ModelPackage.Literals.SESSION__STEPS)
            script = true;
        else
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
