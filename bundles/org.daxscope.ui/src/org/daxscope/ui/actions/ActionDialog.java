package org.daxscope.ui.actions;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.actions.UserAction.Proposal;
import org.daxscope.ui.nls.ActionsText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Names;

/** Asks what an action is to do, and says while it is typed what that would be, where, and what is wrong with it. */
final class ActionDialog extends Dialog {
    private static final int WIDTH = 520;
    private static final int WHERE_LINES = 8;

    private final SessionService session;
    private final UserAction action;
    private final Scope scope;
    private final Proposal proposal;
    private final List<FieldRow> rows = new ArrayList<>();
    private @Nullable Label preview;
    private @Nullable Label message;
    private @Nullable Text where;
    private @Nullable Step step;

    ActionDialog(IWorkbenchWindow window, UserAction action, Scope scope, Proposal proposal) {
        super(window.getShell());
        this.session = window.getService(SessionService.class);
        this.action = action;
        this.scope = scope;
        this.proposal = proposal;
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
        shell.setText(action.form().title());
    }

    @Override
    @SuppressWarnings("null")
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 6).applyTo(area);
        preview = line(area, SWT.WRAP);
        preview.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        List<Field> advanced = action.advanced();
        action.form().fields().stream().filter(field -> !advanced.contains(field)).forEach(field -> row(area, field));
        if (!advanced.isEmpty())
            advanced(area, advanced);
        where(area);
        message = line(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, message.computeSize(WIDTH, -1).y * 3)
                .applyTo(message);
        rows.forEach(row -> row.set(proposal.values().text(row.field())));
        return area;
    }

    private static Label line(Composite area, int style) {
        Label label = new Label(area, style);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void row(Composite parent, Field field) {
        rows.add(new FieldRow(parent, field, action.choices(field, scope),
                field == Field.TARGET || field == Field.TYPE ? this::retarget : this::validate));
    }

    /** Fields that few people change, folded away. */
    private void advanced(Composite area, List<Field> fields) {
        Button toggle = new Button(area, SWT.CHECK);
        toggle.setText(ActionsText.Advanced);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(toggle);
        Composite folded = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 6).applyTo(folded);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(true).applyTo(folded);
        folded.setVisible(false);
        fields.forEach(field -> row(folded, field));
        toggle.addListener(SWT.Selection, event -> {
            folded.setVisible(toggle.getSelection());
            GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(!toggle.getSelection())
                    .applyTo(folded);
            area.getShell().pack();
        });
    }

    private void where(Composite area) {
        Text text = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.BORDER);
        Names.give(text, ActionsText.Where);
        // What is done to no place, as a scrub or a power cut, has no use for it.
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, text.getLineHeight() * WHERE_LINES)
                .exclude(true).applyTo(text);
        text.setVisible(false);
        where = text;
    }

    @Override
    @SuppressWarnings("null")
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, ActionsText.Perform, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    /** Another target, or another type: what the user has not typed follows it. */
    private void retarget() {
        Values proposed = action.propose(scope, values()).values();
        for (FieldRow row : rows)
            if (!row.isTouched() && proposed.texts().containsKey(row.field()))
                row.set(proposed.text(row.field()));
        validate();
    }

    private Values values() {
        Values values = Values.NONE;
        for (FieldRow row : rows)
            values = values.with(row.field(), row.text());
        return values;
    }

    private void validate() {
        Step next = null;
        String says;
        try {
            Values values = values();
            next = action.step(values, scope);
            List<String> remarks = new ArrayList<>(action.remarks(values, scope));
            if (!proposal.note().isEmpty())
                remarks.add(proposal.note());
            says = String.join(" ", remarks);
        } catch (IllegalArgumentException wrong) {
            says = String.valueOf(wrong.getMessage());
        }
        show(next, says);
    }

    private void show(@Nullable Step next, String says) {
        step = next;
        if (preview != null)
            preview.setText(next == null ? ActionsText.NotYet : OperationWords.of(next).replace("&", "&&"));
        showWhere(next == null ? "" : WhereText.of(next, scope.image()));
        if (message != null)
            message.setText((next == null ? ActionsText.Problem + says : says).replace("&", "&&"));
        Button perform = getButton(IDialogConstants.OK_ID);
        if (perform != null)
            perform.setEnabled(next != null);
    }

    /** From the first place on that there is to tell, the field stays. */
    private void showWhere(String places) {
        Text text = where;
        if (text == null)
            return;
        text.setText(places);
        if (places.isEmpty() || text.getVisible())
            return;
        ((GridData) text.getLayoutData()).exclude = false;
        text.setVisible(true);
        if (text.getShell().isVisible())
            text.getShell().pack();
    }

    @Override
    protected void okPressed() {
        Step wanted = step;
        if (wanted == null)
            return;
        super.okPressed();
        session.perform(wanted);
    }
}
