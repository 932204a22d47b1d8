package org.daxscope.ui.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.ui.widgets.Names;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The check itself: what it must find, and what it must let pass. */
class SpokenNamesTest {
    private final Shell shell = new Shell(Display.getCurrent());

    @AfterEach
    void dispose() {
        shell.dispose();
    }

    @Test
    void whatHasNoNameIsFoundHoweverDeep() {
        Composite inner = new Composite(shell, SWT.NONE);
        new Table(inner, SWT.NONE).setHeaderVisible(true);
        new Canvas(inner, SWT.NONE).setFocus();
        new ToolItem(new ToolBar(shell, SWT.FLAT), SWT.PUSH).setEnabled(false);

        assertThat(SpokenNames.missing(shell)).containsExactly("Shell > Composite 0 > Table 0",
                "Shell > Composite 0 > Canvas 1", "Shell > ToolBar 1 > ToolItem 0");
    }

    @Test
    void aNameOrALabelBeforeItIsEnough() {
        Names.give(new Table(shell, SWT.NONE), "Steps");
        new Label(shell, SWT.NONE).setText("Show:");
        new Text(shell, SWT.NONE).setText("pm0");
        new ToolItem(new ToolBar(shell, SWT.FLAT), SWT.PUSH).setToolTipText("Pin");

        assertThat(SpokenNames.missing(shell)).isEmpty();
    }
}
