package org.daxscope.ui.application;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import org.daxscope.ui.DaxscopeUi;

/**
 * Made for one glance from cause to cure: what there is and what was done on the left, the map in the middle under the addresses
 * of what is looked at, what is wrong on the right, and how it came about below.
 */
public final class PmemDebugPerspective implements IPerspectiveFactory {
    private static final float LEFT = 0.32f;
    /** Two lines of text above the map. */
    private static final float ADDRESSES = 0.08f;
    private static final float TOPOLOGY = 0.42f;
    private static final float MAP_ACROSS = 0.66f;
    private static final float INSPECTOR = 0.6f;
    private static final float MAP_DOWN = 0.56f;

    private static final String FOLDER_MAP = "org.daxscope.ui.folder.map";
    private static final String FOLDER_TOPOLOGY = "org.daxscope.ui.folder.topology";
    private static final String FOLDER_STEPS = "org.daxscope.ui.folder.steps";
    private static final String FOLDER_SIGNALS = "org.daxscope.ui.folder.signals";
    private static final String FOLDER_RIGHT = "org.daxscope.ui.folder.right";
    private static final String FOLDER_TABLES = "org.daxscope.ui.folder.tables";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String anchor = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        folder(layout, FOLDER_MAP, IPageLayout.LEFT, 1f, anchor, DaxscopeUi.VIEW_WELCOME, DaxscopeUi.VIEW_PAGE_MAP);
        folder(layout, FOLDER_STEPS, IPageLayout.LEFT, LEFT, FOLDER_MAP, DaxscopeUi.VIEW_STEPS,
                IPageLayout.ID_PROP_SHEET,
                DaxscopeUi.VIEW_PROBLEMS);
        folder(layout, FOLDER_TOPOLOGY, IPageLayout.TOP, TOPOLOGY, FOLDER_STEPS, DaxscopeUi.VIEW_TOPOLOGY);
        layout.addStandaloneView(DaxscopeUi.VIEW_ADDRESSES, false, IPageLayout.TOP, ADDRESSES, FOLDER_MAP);
        folder(layout, FOLDER_RIGHT, IPageLayout.RIGHT, MAP_ACROSS, FOLDER_MAP, DaxscopeUi.VIEW_INSPECTOR);
        folder(layout, FOLDER_SIGNALS, IPageLayout.BOTTOM, INSPECTOR, FOLDER_RIGHT, DaxscopeUi.VIEW_SIGNALS);
        folder(layout, FOLDER_TABLES, IPageLayout.BOTTOM, MAP_DOWN, FOLDER_MAP, DaxscopeUi.VIEW_JOURNAL,
                DaxscopeUi.VIEW_TABLES, DaxscopeUi.VIEW_FRAGMENTATION, DaxscopeUi.VIEW_STACK);
        layout.addNewWizardShortcut("org.daxscope.ui.wizard.session");
        layout.addPerspectiveShortcut(DaxscopeUi.PERSPECTIVE);
    }

    private static void folder(IPageLayout layout, String id, int side, float ratio, String beside, String... views) {
        IFolderLayout folder = layout.createFolder(id, side, ratio, beside);
        for (String view : views) {
            folder.addView(view);
            layout.addShowViewShortcut(view);
        }
    }
}
