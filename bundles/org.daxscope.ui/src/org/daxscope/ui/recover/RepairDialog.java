package org.daxscope.ui.recover;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.ui.nls.RecoverText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;

/** Both ways to repair some pages side by side, with what each would give; does the one that is chosen. */
public final class RepairDialog extends Dialog {
    private static final int WIDTH = 980;
    private static final int WHY_LINES = 8;
    private static final int TABLE_HEIGHT = 235;

    private final SessionService session;
    private final SessionState state;
    private final Target target;
    private final Map<Strategy, Button> choices = new EnumMap<>(Strategy.class);
    private @Nullable Combo data;
    private @Nullable Label message;
    private @Nullable Grid grid;
    private @Nullable Latest<Pattern, List<Prediction>> predictor;

    RepairDialog(IWorkbenchWindow window, Target target) {
        super(window.getShell());
        session = window.getService(SessionService.class);
        state = session.state();
        this.target = target;
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
        shell.setText(RecoverText.Title);
    }

    @Override
    @SuppressWarnings("null")
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 8).applyTo(area);
        why(area);
        data(area);
        for (Strategy strategy : Strategy.values())
            choice(area, strategy);
        grid = new Grid(area, RecoverText.Table, PredictionRows.columns());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, TABLE_HEIGHT).applyTo(grid.control());
        message = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(message);
        predictor = new Latest<>(area, RecoverText.Playing,
                pattern -> new Predictor(state, () -> !area.isDisposed()).predict(target, pattern), this::show);
        return area;
    }

    private void why(Composite area) {
        Text why = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        Names.give(why, RecoverText.WhyName);
        why.setText(TargetText.of(target, state.scene()));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, why.getLineHeight() * WHY_LINES)
                .applyTo(why);
    }

    private void data(Composite area) {
        new Label(area, SWT.NONE).setText(RecoverText.Data);
        Combo combo = new Combo(area, SWT.DROP_DOWN);
        combo.setItems(RepairHandler.ZEROS, "0x57", "pages", "sectors");
        combo.setText(RepairHandler.ZEROS);
        Names.give(combo, RecoverText.Data.replace("&", ""));
        combo.addListener(SWT.Modify, event -> predict());
        data = combo;
    }

    private void choice(Composite area, Strategy strategy) {
        Button button = new Button(area, SWT.RADIO);
        button.setText(strategy == Strategy.WRITE ? RecoverText.WriteChoice : RecoverText.PunchChoice);
        button.setEnabled(strategy.suits(target));
        button.setSelection(strategy == Strategy.WRITE);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        choices.put(strategy, button);
    }

    @Override
    @SuppressWarnings("null")
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, RecoverText.Run, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        predict();
    }

    private void predict() {
        Pattern pattern = pattern();
        Button run = getButton(IDialogConstants.OK_ID);
        if (run != null)
            run.setEnabled(pattern != null);
        Latest<Pattern, List<Prediction>> asked = predictor;
        if (pattern != null && asked != null) {
            say(RecoverText.Playing);
            asked.ask(pattern);
        }
    }

    private @Nullable Pattern pattern() {
        try {
            return data == null ? null : RepairHandler.pattern(data.getText(), target);
        } catch (IllegalArgumentException wrong) {
            say(String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private void show(List<Prediction> predictions) {
        if (grid != null)
            grid.show(new PredictionRows(target, state.image(), predictions));
        say(predictions.isEmpty() ? "" : RecoverText.Played);
    }

    private void say(String text) {
        if (message != null)
            message.setText(text.replace("&", "&&"));
    }

    @Override
    protected void okPressed() {
        Pattern pattern = pattern();
        if (pattern == null)
            return;
        Strategy chosen = choices.entrySet().stream().filter(choice -> choice.getValue().getSelection())
                .map(Map.Entry::getKey).findFirst().orElse(Strategy.WRITE);
        super.okPressed();
        session.perform(chosen.step(target, pattern));
    }

    /** The table, for tests. */
    public @Nullable Grid grid() {
        return grid;
    }
}
