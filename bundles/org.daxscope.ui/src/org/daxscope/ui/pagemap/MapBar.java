package org.daxscope.ui.pagemap;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.MapLayout;

/** What is mapped, in which order, and at which scale. */
final class MapBar {
    private final Composite root;
    private final Combo chooser;
    private final Label scale;
    private List<MapTarget> targets = List.of();

    MapBar(Composite parent, Runnable chosen, Consumer<AddressCurve.Kind> curve) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(6, 4).spacing(6, 0).applyTo(root);
        new Label(root, SWT.NONE).setText(PageMapText.Show);
        chooser = new Combo(root, SWT.DROP_DOWN | SWT.READ_ONLY);
        chooser.setToolTipText(PageMapText.ShowHint);
        GridDataFactory.swtDefaults().hint(190, SWT.DEFAULT).applyTo(chooser);
        chooser.addListener(SWT.Selection, event -> chosen.run());
        new Label(root, SWT.NONE).setText(PageMapText.Order);
        Combo order = new Combo(root, SWT.DROP_DOWN | SWT.READ_ONLY);
        order.setItems(PageMapText.OrderRows, PageMapText.OrderHilbert);
        order.setToolTipText(PageMapText.OrderHint);
        order.select(0);
        order.addListener(SWT.Selection,
                event -> curve.accept(AddressCurve.Kind.values()[order.getSelectionIndex()]));
        scale = new Label(root, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(scale);
    }

    Composite control() {
        return root;
    }

    /** @param afresh whether to begin with the first file, or disk where there are no files, and not to keep the choice */
    void offer(List<MapTarget> next, boolean afresh) {
        MapTarget kept = afresh ? null : target();
        if (!next.equals(targets))
            chooser.setItems(next.stream().map(MapTarget::label).toArray(String[]::new));
        targets = List.copyOf(next);
        chooser.select(kept == null ? first() : Math.max(0, targets.indexOf(kept)));
    }

    private int first() {
        for (int index = 0; index < targets.size(); index++)
            if (!targets.get(index).file().isEmpty())
                return index;
        return 0;
    }

    @Nullable
    MapTarget target() {
        int index = chooser.getSelectionIndex();
        return index < 0 || index >= targets.size() ? null : targets.get(index);
    }

    /** Chooses what to map, as if the user had. */
    void choose(MapTarget target) {
        chooser.select(targets.indexOf(target));
        chooser.notifyListeners(SWT.Selection, null);
    }

    void showScale(MapLayout layout) {
        scale.setText(NLS.bind(PageMapText.Scale, Sizes.exact(layout.bytesPerCell()), Sizes.exact(layout.length())));
    }
}
