package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.addresses.AddressInput;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.MapLayout;

/** What is mapped, in which order, at which scale, and where to go. */
final class MapBar {
    /** Hears what the user chooses here. */
    interface Listener {
        void targetChosen();

        void curveChosen(AddressCurve.Kind curve);

        /** @param zoom bytes a cell as a power of two */
        void zoomChosen(int zoom);

        void addressTyped(String address);
    }

    private static final int COLUMNS = 7;

    private final Composite root;
    private final Combo chooser;
    private final Combo order;
    private final Combo scale;
    private final AddressInput address;
    private List<MapTarget> targets = List.of();
    /** Bytes of the space whose scales are offered. */
    private long scaled = -1;

    MapBar(Composite parent, Listener listener) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).margins(6, 4).spacing(6, 0).applyTo(root);
        chooser = combo(PageMapText.Show, PageMapText.ShowHint, 150);
        chooser.addListener(SWT.Selection, event -> listener.targetChosen());
        order = combo(PageMapText.Order, PageMapText.OrderHint, 90);
        order.setItems(PageMapText.OrderRows, PageMapText.OrderHilbert);
        order.select(0);
        order.addListener(SWT.Selection,
                event -> listener.curveChosen(AddressCurve.Kind.values()[order.getSelectionIndex()]));
        scale = combo(PageMapText.Cells, PageMapText.CellsHint, 90);
        scale.addListener(SWT.Selection,
                event -> listener.zoomChosen(MapLayout.MIN_ZOOM + scale.getSelectionIndex()));
        address = new AddressInput(root, listener::addressTyped);
        address.text().setMessage(PageMapText.GoTo);
        address.text().setToolTipText(PageMapText.GoToHint);
        Names.give(address.text(), PageMapText.GoTo);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(120, SWT.DEFAULT)
                .applyTo(address.text());
    }

    private Combo combo(String label, String hint, int width) {
        new Label(root, SWT.NONE).setText(label);
        Combo combo = new Combo(root, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setToolTipText(hint);
        Names.give(combo, label);
        GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    Composite control() {
        return root;
    }

    /** Where an address can be typed. */
    AddressInput address() {
        return address;
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
            if (targets.get(index) instanceof MapTarget.OfFile)
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

    void showCurve(AddressCurve.Kind curve) {
        order.select(curve.ordinal());
    }

    void showScale(MapLayout layout) {
        if (scaled != layout.length()) {
            scaled = layout.length();
            List<String> sizes = new ArrayList<>();
            for (int zoom = MapLayout.MIN_ZOOM; zoom <= MapLayout.maxZoom(scaled); zoom++)
                sizes.add(Sizes.exact(1L << zoom));
            scale.setItems(sizes.toArray(String[]::new));
        }
        scale.select(layout.zoom() - MapLayout.MIN_ZOOM);
        scale.setToolTipText(
                NLS.bind(PageMapText.Scale, Sizes.exact(layout.bytesPerCell()), Sizes.exact(layout.length())));
    }
}
