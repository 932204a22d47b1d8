package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.PageMapText;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Legend;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;

/** What the colours and hatches mean, with the size of those that occur; each state can be hidden and shown again. */
final class LegendBar {
    private static final int SWATCH = 16;

    private final Composite root;
    private final List<LegendEntry> entries = new ArrayList<>();
    private final List<CLabel> marks = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();

    /** @param toggle hides a state, or shows it again */
    LegendBar(Composite parent, Consumer<PageState> toggle) {
        root = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.spacing = 4;
        layout.marginTop = layout.marginBottom = 2;
        root.setLayout(layout);
        for (PageState state : PageState.ALL)
            entries.add(new LegendEntry(root, () -> toggle.accept(state)));
        for (int i = 0; i < MapOptions.OVERLAYS.size(); i++)
            marks.add(new CLabel(root, SWT.NONE));
        root.addListener(SWT.Dispose, event -> images.forEach(Image::dispose));
    }

    Composite control() {
        return root;
    }

    /** The entry of a state, for tests. */
    LegendEntry entry(PageState state) {
        return entries.get(state.ordinal());
    }

    void show(Palette palette, MapPicture picture) {
        List<Image> before = List.copyOf(images);
        images.clear();
        for (Legend.Entry entry : Legend.of(palette, picture.index()).entries()) {
            boolean hidden = picture.options().hidden().contains(entry.state());
            Image image = swatch(palette, entry.state());
            images.add(image);
            String text = entry.bytes() > 0 ? entry.label() + "  " + Sizes.exact(entry.bytes()) : entry.label();
            String hint = NLS.bind(hidden ? PageMapText.LegendHidden : PageMapText.LegendEntry,
                    new Object[] {entry.label(), entry.tooltip(), Sizes.exact(entry.bytes())});
            entries.get(entry.state().ordinal()).show(image, text, hint, hidden);
        }
        for (int i = 0; i < MapOptions.OVERLAYS.size(); i++)
            mark(marks.get(i), MapOptions.OVERLAYS.get(i), palette, picture);
        before.forEach(Image::dispose);
        root.requestLayout();
    }

    private void mark(CLabel label, Overlay.Kind kind, Palette palette, MapPicture picture) {
        Overlay shown = picture.overlays().stream().filter(overlay -> overlay.kind() == kind).findFirst().orElse(null);
        label.setVisible(shown != null);
        label.setLayoutData(shown == null ? hiddenRow() : null);
        if (shown == null)
            return;
        Image image = OverlaySample.of(root.getDisplay(), kind, palette, SWATCH);
        images.add(image);
        label.setImage(image);
        String name = kind == Overlay.Kind.OWNER
                ? NLS.bind(PageMapText.OwnerOf, MapPicture.owner(picture.options(), picture.state().image()))
                : kind.displayName();
        label.setText(name + "  " + Sizes.exact(shown.bytes()));
        label.setToolTipText(kind.explanation());
    }

    private static RowData hiddenRow() {
        RowData data = new RowData();
        data.exclude = true;
        return data;
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
        return new Image(root.getDisplay(), Pictures.data(sample, palette));
    }
}
