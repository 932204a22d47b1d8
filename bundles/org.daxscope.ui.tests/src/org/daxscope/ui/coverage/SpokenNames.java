package org.daxscope.ui.coverage;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;

/** Finds what a screen reader would have no name for. */
final class SpokenNames {
    private final List<String> nameless = new ArrayList<>();

    private SpokenNames() {
    }

    /** Controls without a name, each as a path of classes; empty when all is well. */
    static List<String> missing(Control root) {
        SpokenNames names = new SpokenNames();
        names.look(root, root.getClass().getSimpleName());
        return names.nameless;
    }

    private void look(Control control, String path) {
        if (!hasName(control))
            nameless.add(path);
        if (control instanceof ToolBar bar)
            for (ToolItem item : bar.getItems())
                if (isItem(item) && empty(item.getText()) && empty(item.getToolTipText()))
                    nameless.add(path + " > ToolItem " + bar.indexOf(item));
        if (control instanceof Composite parent && !(control instanceof Table) && !(control instanceof Tree)) {
            Control[] children = parent.getChildren();
            for (int i = 0; i < children.length; i++)
                look(children[i], path + " > " + children[i].getClass().getSimpleName() + " " + i);
        }
    }

    private static boolean isItem(ToolItem item) {
        return (item.getStyle() & org.eclipse.swt.SWT.SEPARATOR) == 0;
    }

    private static boolean hasName(Control control) {
        return switch (control) {
            case Button button -> !empty(button.getText()) || !empty(spoken(button)) || !empty(button.getToolTipText());
            case Link link -> !empty(link.getText());
            case Text text -> labelled(text);
            case StyledText text -> labelled(text);
            case Combo combo -> labelled(combo);
            case CCombo combo -> labelled(combo);
            case Spinner spinner -> labelled(spinner);
            case Scale scale -> labelled(scale);
            case Table table -> labelled(table);
            case Tree tree -> labelled(tree);
            // Other subclasses of Canvas are frames of the platform: folders, decorations.
            case Canvas canvas when canvas.getClass() == Canvas.class -> labelled(canvas);
            default -> true;
        };
    }

    private static boolean labelled(Control control) {
        return !empty(spoken(control)) || followsALabel(control);
    }

    private static boolean followsALabel(Control control) {
        Control[] siblings = control.getParent().getChildren();
        for (int i = 1; i < siblings.length; i++)
            if (siblings[i] == control)
                return siblings[i - 1] instanceof Label label && !empty(label.getText());
        return false;
    }

    /** What the listeners of a control answer to a screen reader. SWT has no way to ask them. */
    private static String spoken(Control control) {
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            AccessibleEvent event = new AccessibleEvent(control.getAccessible());
            event.childID = ACC.CHILDID_SELF;
            Object listeners = field.get(control.getAccessible());
            if (listeners instanceof List<?> list)
                for (Object listener : list)
                    ((AccessibleListener) listener).getName(event);
            return event.result;
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError("SWT keeps its accessible listeners elsewhere now", changed);
        }
    }

    private static boolean empty(String text) {
        return text == null || text.isBlank();
    }
}
