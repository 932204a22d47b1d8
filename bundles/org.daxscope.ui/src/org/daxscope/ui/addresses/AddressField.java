package org.daxscope.ui.addresses;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.AddressText;
import org.daxscope.ui.widgets.Names;

/** One address space of the strip: which one, and the address in it, which can be typed over. */
final class AddressField {
    private final AddressKind kind;
    private final Composite root;
    private final Link label;
    private final AddressInput input;
    private final Text text;
    private List<Span> spans = List.of();
    private List<String> names = List.of();
    private String name = "";

    /** @param typed told when the user has finished typing into this field */
    AddressField(Composite parent, AddressKind kind, Consumer<AddressField> typed) {
        this.kind = kind;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).extendedMargins(0, 6, 0, 0).applyTo(root);
        label = new Link(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
        label.addListener(SWT.Selection, event -> choose());
        input = new AddressInput(root, address -> typed.accept(this));
        text = input.text();
        GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).applyTo(text);
        Names.give(text, name());
        text.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE)
                show();
        });
        text.addListener(SWT.FocusOut, event -> show());
    }

    Composite control() {
        return root;
    }

    /** The text, for typing. */
    Text text() {
        return text;
    }

    AddressKind kind() {
        return kind;
    }

    /** The process, file or disk that it is about; empty for none. */
    String owner() {
        return name;
    }

    AddressInput input() {
        return input;
    }

    void show(List<Span> found, List<String> possible) {
        spans = found;
        names = possible;
        if (spans.stream().noneMatch(span -> span.name().equals(name)))
            name = !spans.isEmpty() ? spans.getFirst().name()
                    : names.contains(name) ? name : names.isEmpty() ? "" : names.getFirst();
        show();
    }

    private void show() {
        Span span = shown();
        String title = name().replace("&", "&&");
        label.setText(names.size() > 1 ? "<a>" + title + "</a>" : title);
        label.setToolTipText(names.size() > 1 ? AddressText.ChooseHint : name());
        String address = span == null ? "" : kind.text(span);
        if (!text.getText().equals(address))
            text.setText(address);
        text.setMessage(spans.isEmpty() ? kind.nowhere() : NLS.bind(AddressText.NotIn, name));
        text.setToolTipText(span == null ? NLS.bind(AddressText.TypeHint, name()) : describe(span).replace("&", "&&"));
        text.setEnabled(!names.isEmpty());
        input.forget();
    }

    private String name() {
        return NLS.bind(kind.label(), name).strip();
    }

    private @Nullable Span shown() {
        for (Span span : spans)
            if (span.name().equals(name))
                return span;
        return null;
    }

    private String describe(Span span) {
        String line = NLS.bind(AddressText.Tip, new Object[] {kind.text(span), kind.otherText(span), kind.unitWords(),
            SpaceWords.of(span), span.length()});
        return spans.size() == 1 ? line : line + "\n" + NLS.bind(AddressText.Pieces, spans.size());
    }

    /** A line for the clipboard: "Disk sector of pm0: 2056 (0x808), 512-byte sectors ..."; null for none. */
    @Nullable
    String line() {
        Span span = shown();
        return span == null ? null : name() + ": " + describe(span).replace('\n', ' ');
    }

    private void choose() {
        Menu menu = new Menu(label);
        for (String possible : names) {
            MenuItem item = new MenuItem(menu, SWT.RADIO);
            item.setText(possible.replace("&", "&&"));
            item.setSelection(possible.equals(name));
            item.addListener(SWT.Selection, event -> {
                name = possible;
                show();
                text.setFocus();
            });
        }
        menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setLocation(label.toDisplay(0, label.getSize().y));
        menu.setVisible(true);
    }

    /** Chooses among the processes, files or disks, as if by the menu. */
    void choose(String owner) {
        name = owner;
        show();
    }
}
