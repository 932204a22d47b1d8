package org.daxscope.ui.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.widgets.Names;

/** A check list of kernels on which the same steps are played too. */
final class CompareDialog extends Dialog {
    private static final int WIDTH = 640;

    private final List<String> now;
    private final Consumer<List<String>> take;
    private @Nullable Table table;

    /** @param take gets the names of those that are checked */
    CompareDialog(Shell parent, List<String> now, Consumer<List<String>> take) {
        super(parent);
        this.now = now;
        this.take = take;
        setBlockOnOpen(false);
    }

    @Override
    @SuppressWarnings("null")
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(KernelsText.CompareTitle);
    }

    @Override
    @SuppressWarnings("null")
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().margins(12, 12).spacing(10, 8).applyTo(area);
        Label label = new Label(area, SWT.WRAP);
        label.setText(KernelsText.CompareMessage);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        Table kernels = new Table(area, SWT.CHECK | SWT.BORDER);
        Names.give(kernels, KernelsText.CompareTitle);
        for (String name : Kernels.names()) {
            TableItem item = new TableItem(kernels, SWT.NONE);
            item.setText(Kernels.summary(name));
            item.setData(name);
            item.setChecked(now.contains(name));
        }
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(kernels);
        table = kernels;
        return area;
    }

    @Override
    protected void okPressed() {
        Table kernels = table;
        List<String> chosen = kernels == null ? List.of()
                : Arrays.stream(kernels.getItems()).filter(TableItem::getChecked)
                        .map(item -> String.valueOf(item.getData())).toList();
        super.okPressed();
        take.accept(chosen);
    }
}
