package org.daxscope.ui.fragmentation;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.widgets.Names;

/** Chooses the file, and the moment to compare with. */
final class FileBar {
    private final Composite root;
    private final Combo file;
    private final Combo since;

    /** @param changed hears of choices of the user */
    FileBar(Composite parent, Runnable changed) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(6, 4).spacing(6, 0).applyTo(root);
        file = combo(FragmentationText.File, changed);
        since = combo(FragmentationText.Compare, changed);
        GridDataFactory.fillDefaults().applyTo(since);
        since.setItems(FragmentationText.CompareStep, FragmentationText.CompareStart);
        since.select(0);
    }

    private Combo combo(String name, Runnable changed) {
        Label label = new Label(root, SWT.NONE);
        label.setText(name);
        Combo combo = new Combo(root, SWT.READ_ONLY);
        Names.give(combo, name);
        GridDataFactory.fillDefaults().hint(140, SWT.DEFAULT).applyTo(combo);
        combo.addListener(SWT.Selection, event -> changed.run());
        return combo;
    }

    Control control() {
        return root;
    }

    void setFocus() {
        file.setFocus();
    }

    /** Offers files; the one chosen stays if it is among them. */
    void offer(List<String> names) {
        String chosen = file();
        if (!List.of(file.getItems()).equals(names))
            file.setItems(names.toArray(String[]::new));
        file.select(Math.max(0, names.indexOf(chosen)));
        file.setEnabled(!names.isEmpty());
    }

    /** Whether the file is among those offered. */
    boolean choose(String name) {
        int index = file.indexOf(name);
        if (index >= 0)
            file.select(index);
        return index >= 0;
    }

    /** Empty when there is none. */
    String file() {
        return file.getText();
    }

    boolean sinceStart() {
        return since.getSelectionIndex() == 1;
    }

    void compareWithStart(boolean start) {
        since.select(start ? 1 : 0);
    }
}
