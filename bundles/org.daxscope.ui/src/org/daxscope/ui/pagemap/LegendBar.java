package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Legend;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;
import org.daxscope.viz.StateIndex;

/** What the colours and hatches mean; with the size of those that occur. */
final class LegendBar {
    private static final int SWATCH = 16;

    private final Composite root;
    private final List<CLabel> labels = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();

    LegendBar(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.spacing = 6;
        layout.marginTop = layout.marginBottom = 2;
        root.setLayout(layout);
        for (int state = 0; state < PageState.ALL.size(); state++)
            labels.add(new CLabel(root, SWT.NONE));
        root.addListener(SWT.Dispose, event -> images.forEach(Image::dispose));
    }

    Composite control() {
        return root;
    }

    void show(Palette palette, StateIndex index) {
        List<Image> before = List.copyOf(images);
        images.clear();
        for (Legend.Entry entry : Legend.of(palette, index).entries()) {
            CLabel label = labels.get(entry.state().ordinal());
            Image image = swatch(palette, entry.state());
            images.add(image);
            label.setImage(image);
            label.setText(entry.bytes() > 0 ? entry.label() + "  " + Sizes.exact(entry.bytes()) : entry.label());
            label.setToolTipText(NLS.bind(PageMapText.LegendEntry,
                    new Object[] {entry.label(), entry.tooltip(), Sizes.exact(entry.bytes())}));
        }
        before.forEach(Image::dispose);
        root.requestLayout();
    }

    private Image swatch(Palette palette, PageState state) {
        IndexedImage sample = PageMapPicture.sample(palette, state, SWATCH, SWATCH);
        byte[] pixels = sample.pixels();
        for (int i = 0; i < SWATCH; i++) {
            pixels[i] = Palette.GRID;
            pixels[i * SWATCH] = Palette.GRID;
            pixels[i * SWATCH + SWATCH - 1] = Palette.GRID;
            pixels[(SWATCH - 1) * SWATCH + i] = Palette.GRID;
        }
        ImageData data = Pictures.data(sample, palette);
        return new Image(root.getDisplay(), data);
    }
}
