package org.daxscope.ui.addresses;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.AddressText;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Names;

/** The focus named in every address space at once; what is typed into one of them becomes the focus. */
public final class AddressStrip {
    private final FocusService focus;
    private final Composite root;
    private final List<AddressField> fields = new ArrayList<>();
    private final Latest<Question, FocusAddresses> translator;
    private SessionState state = SessionState.EMPTY;

    /** What to translate. */
    private record Question(SessionState state, @Nullable Span span) {
    }

    AddressStrip(Composite parent, FocusService focus) {
        this.focus = focus;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(AddressKind.ALL.size() + 1).margins(6, 2).spacing(2, 0)
                .applyTo(root);
        for (AddressKind kind : AddressKind.ALL) {
            AddressField field = new AddressField(root, kind, this::typed);
            GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(field.control());
            fields.add(field);
        }
        createCopy();
        translator = new Latest<>(root, AddressText.Translating,
                question -> FocusAddresses.of(question.state().image(), question.span()), this::show);
    }

    private void createCopy() {
        ToolBar bar = new ToolBar(root, SWT.FLAT);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.END).applyTo(bar);
        Names.give(bar, AddressText.Copy);
        ToolItem copy = new ToolItem(bar, SWT.PUSH);
        copy.setImage(new Icons(bar).get("copy"));
        copy.setToolTipText(AddressText.Copy);
        copy.addListener(SWT.Selection, event -> copy());
    }

    Composite control() {
        return root;
    }

    void show(SessionState next) {
        state = next;
        ask();
    }

    void follow(Focus next) {
        ask();
    }

    private void ask() {
        Focus now = focus.focus();
        translator.ask(new Question(state, now == null || !state.isOpen() ? null : now.span()));
    }

    private void show(FocusAddresses addresses) {
        for (AddressField field : fields)
            field.show(addresses.in(field.kind().space()), addresses.namesOf(field.kind().space()));
        offer(field(AddressKind.DM).control(), !addresses.namesOf(Space.DM).isEmpty());
        offer(field(AddressKind.WINDOW).control(), !addresses.namesOf(Space.WINDOW).isEmpty());
    }

    /** Shows a field only in machines that have its space. */
    private void offer(Control control, boolean there) {
        if (control.getVisible() == there)
            return;
        control.setVisible(there);
        ((GridData) control.getLayoutData()).exclude = !there;
        ((GridLayout) root.getLayout()).numColumns =
                (int) fields.stream().filter(field -> field.control().getVisible()).count() + 1;
        root.layout(true, true);
    }

    private void typed(AddressField field) {
        try {
            focus.set(new AddressReader(state.image()).read(field.text().getText(), field.kind().space(),
                    field.owner(), field.kind().unit()), null);
        } catch (AddressException refused) {
            field.input().refuse(refused.sentence());
        }
    }

    private void copy() {
        String lines = lines();
        if (lines.isEmpty())
            return;
        Clipboard clipboard = new Clipboard(root.getDisplay());
        clipboard.setContents(new Object[] {lines}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    /** All addresses, one a line. */
    String lines() {
        StringJoiner lines = new StringJoiner("\n");
        for (AddressField field : fields) {
            String line = field.line();
            if (line != null)
                lines.add(line);
        }
        return lines.toString();
    }

    void setFocus() {
        fields.getFirst().text().setFocus();
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return translator.isIdle();
    }

    /** One field, for tests. */
    AddressField field(AddressKind kind) {
        return fields.get(kind.ordinal());
    }
}
