package org.daxscope.ui.widgets;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;

/** What every view of the session has in its menu and tool bar: pinning and exporting. */
final class ViewMenu {
    private final IAction pin;

    ViewMenu(SessionView view) {
        pin = new Action(WorkbenchText.Pin, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                view.setPinned(!view.isPinned());
            }
        };
        pin.setToolTipText(WorkbenchText.PinHint);
        pin.setImageDescriptor(Icons.descriptor("pin"));
        pin.setActionDefinitionId(DaxscopeUi.COMMAND_PIN);
        view.getViewSite().getService(IHandlerService.class).activateHandler(DaxscopeUi.COMMAND_PIN,
                new ActionHandler(pin));
        IActionBars bars = view.getViewSite().getActionBars();
        bars.getToolBarManager().add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bars.getToolBarManager().add(pin);
        IMenuManager menu = bars.getMenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(new Separator());
        menu.add(pin);
        for (String command : new String[] {DaxscopeUi.COMMAND_EXPORT_PICTURE, DaxscopeUi.COMMAND_EXPORT_DATA})
            menu.add(new CommandContributionItem(new CommandContributionItemParameter(view.getViewSite(), null,
                    command, CommandContributionItem.STYLE_PUSH)));
    }

    void showPinned(boolean pinned) {
        pin.setChecked(pinned);
    }
}
