package org.daxscope.ui.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.Quirk;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.widgets.Names;

/** A kernel and the quirks it has. */
final class KernelDialog extends Dialog {
    private static final int WIDTH = 640;
    private static final int ROWS = 14;
    /** Room for the longest explanation. */
    private static final int EXPLANATION_LINES = 5;

    private final KernelSpec now;
    private final Consumer<KernelSpec> take;
    private @Nullable Combo kernels;
    private @Nullable Label summary;
    private @Nullable Table quirks;

    /** @param take gets what was chosen */
    KernelDialog(Shell parent, KernelSpec now, Consumer<KernelSpec> take) {
        super(parent);
        this.now = now;
        this.take = take;
        setBlockOnOpen(false);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    @SuppressWarnings("null")
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(KernelsText.Title);
    }

    @Override
    @SuppressWarnings("null")
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 8).applyTo(area);
        new Label(area, SWT.NONE).setText(KernelsText.Kernel);
        kernels(area);
        summary = line(area, "");
        line(area, KernelsText.Quirks);
        quirks(area);
        summarize();
        return area;
    }

    private void kernels(Composite area) {
        Combo combo = new Combo(area, SWT.READ_ONLY);
        combo.setItems(Kernels.names().stream().map(Kernels::label).toArray(String[]::new));
        combo.select(Math.max(0, Kernels.names().indexOf(now.name())));
        Names.give(combo, KernelsText.Kernel.replace("&", ""));
        combo.addListener(SWT.Selection, event -> summarize());
        kernels = combo;
    }

    private static Label line(Composite area, String text) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void quirks(Composite area) {
        Table table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
        Names.give(table, KernelsText.Quirks.replace("&", ""));
        for (Quirk quirk : Quirk.values()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(quirk.id() + ": " + quirk.summary());
            item.setChecked(!now.mended().contains(quirk));
        }
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, table.getItemHeight() * ROWS)
                .applyTo(table);
        quirks = table;
        Label told = line(area, KernelsText.QuirkNone);
        GridDataFactory.createFrom((GridData) told.getLayoutData())
                .hint(WIDTH, told.computeSize(SWT.DEFAULT, SWT.DEFAULT).y * EXPLANATION_LINES).applyTo(told);
        table.addListener(SWT.Selection, event -> {
            int row = table.getSelectionIndex();
            if (row >= 0)
                told.setText(QuirkSections.explanation(Quirk.values()[row]));
        });
    }

    private void summarize() {
        if (summary != null)
            summary.setText(Kernels.summary(chosenName()));
    }

    private String chosenName() {
        return Kernels.names().get(kernels == null ? 0 : Math.max(0, kernels.getSelectionIndex()));
    }

    @Override
    @SuppressWarnings("null")
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, KernelsText.Run, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        Table table = quirks;
        List<Quirk> mended = table == null ? List.of()
                : Arrays.stream(Quirk.values()).filter(quirk -> !table.getItem(quirk.ordinal()).getChecked()).toList();
        KernelSpec chosen = new KernelSpec(chosenName(), mended);
        super.okPressed();
        take.accept(chosen);
    }
}
