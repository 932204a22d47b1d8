package org.daxscope.ui.tables;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.scene.BrokenBeliefs;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.ui.widgets.Names;

/** One line over the tables: whether the invariants of semantics appendix C hold at the cursor; its tooltip says where not. */
final class BeliefBadge {
    /** Places of each invariant that the tooltip names. */
    private static final int MOST = 4;

    private final Composite line;
    private final Label icon;
    private final Label text;
    private final Icons icons;

    BeliefBadge(Composite parent) {
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 3).applyTo(line);
        icon = new Label(line, SWT.NONE);
        text = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        icons = new Icons(line);
        Names.give(text, TablesText.BeliefHint);
    }

    Control control() {
        return line;
    }

    void show(SessionState state) {
        List<String> lines = BrokenBeliefs.lines(state.broken(), MOST);
        icon.setImage(icons.get(lines.isEmpty() ? "agree" : "disagree"));
        text.setText(NLS.bind(TablesText.Belief, BrokenBeliefs.summary(state.broken())));
        String tip = (lines.isEmpty() ? TablesText.BeliefHint : String.join("\n", lines)).replace("&", "&&");
        icon.setToolTipText(tip);
        text.setToolTipText(tip);
        line.setToolTipText(tip);
        line.setVisible(state.isOpen());
        line.requestLayout();
    }

    String text() {
        return text.getText();
    }

    String tip() {
        return text.getToolTipText();
    }
}
