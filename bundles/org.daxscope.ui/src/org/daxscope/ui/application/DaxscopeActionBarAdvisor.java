package org.daxscope.ui.application;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;

/** The product's menus; their Daxscope entries come from plugin.xml, so that a plain Eclipse shows them too. */
final class DaxscopeActionBarAdvisor extends ActionBarAdvisor {
    /** Where plugin.xml adds to the File menu, named as in a plain Eclipse. */
    private static final String OPEN_GROUP = "open.ext";

    private static final String QUICK_ACCESS = "org.eclipse.ui.window.quickAccess";

    private final IWorkbenchWindow window;

    DaxscopeActionBarAdvisor(IActionBarConfigurer configurer) {
        super(configurer);
        window = configurer.getWindowConfigurer().getWindow();
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        bar.add(fileMenu());
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(windowMenu());
        bar.add(helpMenu());
    }

    private MenuManager fileMenu() {
        MenuManager menu = new MenuManager(WorkbenchText.MenuFile, IWorkbenchActionConstants.M_FILE);
        menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
        menu.add(new GroupMarker(OPEN_GROUP));
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(new Separator());
        menu.add(action(ActionFactory.QUIT));
        menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_END));
        return menu;
    }

    private MenuManager windowMenu() {
        MenuManager menu = new MenuManager(WorkbenchText.MenuWindow, IWorkbenchActionConstants.M_WINDOW);
        menu.add(action(ActionFactory.OPEN_NEW_WINDOW));
        menu.add(new Separator());
        MenuManager views = new MenuManager(WorkbenchText.MenuShowView, "showView");
        views.add(item(ContributionItemFactory.VIEWS_SHORTLIST));
        menu.add(views);
        menu.add(action(ActionFactory.RESET_PERSPECTIVE));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(command(DaxscopeUi.COMMAND_SWITCH_THEME));
        menu.add(action(ActionFactory.PREFERENCES));
        return menu;
    }

    private MenuManager helpMenu() {
        MenuManager menu = new MenuManager(WorkbenchText.MenuHelp, IWorkbenchActionConstants.M_HELP);
        menu.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
        menu.add(command(QUICK_ACCESS));
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(new GroupMarker(IWorkbenchActionConstants.HELP_END));
        menu.add(action(ActionFactory.ABOUT));
        return menu;
    }

    @Override
    protected void fillCoolBar(ICoolBarManager bar) {
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
    }

    private IContributionItem command(String id) {
        return new CommandContributionItem(
                new CommandContributionItemParameter(window, null, id, CommandContributionItem.STYLE_PUSH));
    }

    private IWorkbenchAction action(ActionFactory factory) {
        IWorkbenchAction action = factory.create(window);
        register(action);
        return action;
    }

    private IContributionItem item(ContributionItemFactory factory) {
        return factory.create(window);
    }
}
