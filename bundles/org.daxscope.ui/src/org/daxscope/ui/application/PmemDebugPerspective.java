package org.daxscope.ui.application;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import org.daxscope.ui.DaxscopeUi;

/** Topology and steps on the left, the map in the middle, tables below it; no editors. */
public final class PmemDebugPerspective implements IPerspectiveFactory {
    private static final float STEPS = 0.50f;
    private static final float MAP = 0.54f;
    /** Two lines of text above the map. */
    private static final float ADDRESSES = 0.13f;
    private static final float TOPOLOGY = 0.5f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String anchor = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        IFolderLayout map = layout.createFolder("org.daxscope.ui.folder.map", IPageLayout.LEFT, 1f, anchor);
        map.addView(DaxscopeUi.VIEW_WELCOME);
        map.addView(DaxscopeUi.VIEW_PAGE_MAP);
        IFolderLayout steps = layout.createFolder("org.daxscope.ui.folder.steps", IPageLayout.LEFT, STEPS,
                "org.daxscope.ui.folder.map");
        steps.addView(DaxscopeUi.VIEW_STEPS);
        IFolderLayout topology = layout.createFolder("org.daxscope.ui.folder.topology", IPageLayout.TOP, TOPOLOGY,
                "org.daxscope.ui.folder.steps");
        topology.addView(DaxscopeUi.VIEW_TOPOLOGY);
        topology.addView(IPageLayout.ID_PROP_SHEET);
        IFolderLayout tables = layout.createFolder("org.daxscope.ui.folder.tables", IPageLayout.BOTTOM, MAP,
                "org.daxscope.ui.folder.map");
        tables.addView(DaxscopeUi.VIEW_JOURNAL);
        tables.addView(DaxscopeUi.VIEW_TABLES);
        tables.addView(DaxscopeUi.VIEW_FRAGMENTATION);
        tables.addView(DaxscopeUi.VIEW_SIGNALS);
        layout.addStandaloneView(DaxscopeUi.VIEW_ADDRESSES, false, IPageLayout.TOP, ADDRESSES,
                "org.daxscope.ui.folder.map");
        for (String view : new String[] {DaxscopeUi.VIEW_TOPOLOGY, IPageLayout.ID_PROP_SHEET, DaxscopeUi.VIEW_STEPS,
            DaxscopeUi.VIEW_PAGE_MAP, DaxscopeUi.VIEW_TABLES, DaxscopeUi.VIEW_ADDRESSES, DaxscopeUi.VIEW_JOURNAL,
            DaxscopeUi.VIEW_SIGNALS})
            layout.addShowViewShortcut(view);
        layout.addShowViewShortcut(DaxscopeUi.VIEW_FRAGMENTATION);
        layout.addShowViewShortcut(DaxscopeUi.VIEW_WELCOME);
        layout.addNewWizardShortcut("org.daxscope.ui.wizard.session");
        layout.addPerspectiveShortcut(DaxscopeUi.PERSPECTIVE);
    }
}
