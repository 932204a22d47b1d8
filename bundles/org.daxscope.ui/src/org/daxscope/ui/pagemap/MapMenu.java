package org.daxscope.ui.pagemap;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IActionBars;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.FileImage;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.viz.Overlay;

/** The toggles of the map: a drop-down with the overlays in the tool bar, and all of them in the view's menu. */
final class MapMenu {
    private final PageMapContent content;

    MapMenu(PageMapContent content) {
        this.content = content;
    }

    void fill(IActionBars bars) {
        Action overlays = new Action(PageMapText.Overlays, IAction.AS_DROP_DOWN_MENU) {
            @Override
            public void run() {
                content.use(content.options().toggled(Overlay.Kind.OWNER));
            }
        };
        overlays.setToolTipText(PageMapText.OverlaysHint);
        overlays.setImageDescriptor(Icons.descriptor("overlays"));
        overlays.setMenuCreator(new Dropped());
        Action minimap = toggle(PageMapText.ShowMinimap, "minimap",
                () -> content.use(content.options().minimap(!content.options().minimap())));
        Action legend = toggle(PageMapText.ShowLegend, "legend",
                () -> content.use(content.options().legend(!content.options().legend())));
        minimap.setChecked(content.options().minimap());
        legend.setChecked(content.options().legend());
        bars.getToolBarManager().add(new Separator());
        bars.getToolBarManager().add(overlays);
        bars.getToolBarManager().add(minimap);
        bars.getToolBarManager().add(legend);
        MenuManager menu = new MenuManager(PageMapText.Overlays, Icons.descriptor("overlays"), null);
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(this::addOverlays);
        bars.getMenuManager().add(menu);
        bars.getMenuManager().add(minimap);
        bars.getMenuManager().add(legend);
    }

    private static Action toggle(String text, String icon, Runnable run) {
        Action action = new Action(text, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setImageDescriptor(Icons.descriptor(icon));
        return action;
    }

    private void addOverlays(IMenuManager menu) {
        MapOptions options = content.options();
        for (Overlay.Kind kind : MapOptions.OVERLAYS) {
            Action action = new Action(kind.displayName(), IAction.AS_CHECK_BOX) {
                @Override
                public void run() {
                    content.use(content.options().toggled(kind));
                }
            };
            action.setToolTipText(kind.explanation());
            action.setChecked(options.overlays().contains(kind));
            menu.add(action);
        }
        menu.add(new Separator());
        String owner = MapPicture.owner(options, content.image());
        for (FileImage file : content.image().files()) {
            Action action = new Action(NLS.bind(PageMapText.OwnerOf, file.name().replace("&", "&&")),
                    IAction.AS_RADIO_BUTTON) {
                @Override
                public void run() {
                    if (isChecked())
                        content.use(content.options().owned(file.name()));
                }
            };
            action.setChecked(options.overlays().contains(Overlay.Kind.OWNER) && file.name().equals(owner));
            menu.add(action);
        }
    }

    /** Makes the drop-down anew each time it opens. */
    private final class Dropped implements IMenuCreator {
        private @Nullable MenuManager manager;

        @Override
        @SuppressWarnings("null")
        public Menu getMenu(Control parent) {
            dispose();
            MenuManager made = new MenuManager();
            addOverlays(made);
            manager = made;
            return made.createContextMenu(parent);
        }

        @Override
        @SuppressWarnings("null")
        public @Nullable Menu getMenu(Menu parent) {
            return null;
        }

        @Override
        public void dispose() {
            if (manager != null)
                manager.dispose();
            manager = null;
        }
    }
}
