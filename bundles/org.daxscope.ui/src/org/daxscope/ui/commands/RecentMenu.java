package org.daxscope.ui.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.session.RecentRecordings;

/** File > Open Recent: one open command for each recording opened lately. */
public final class RecentMenu extends CompoundContributionItem implements IWorkbenchContribution {
    private @Nullable IServiceLocator locator;

    @Override
    public void initialize(IServiceLocator services) {
        locator = services;
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        List<IContributionItem> items = new ArrayList<>();
        for (Path file : new RecentRecordings().list())
            items.add(item(items.size() + 1, file));
        return items.isEmpty() ? new IContributionItem[] {nothing()} : items.toArray(IContributionItem[]::new);
    }

    private IContributionItem item(int number, Path file) {
        CommandContributionItemParameter parameter = new CommandContributionItemParameter(locator, null,
                DaxscopeUi.COMMAND_OPEN, CommandContributionItem.STYLE_PUSH);
        parameter.label = NLS.bind(WorkbenchText.RecentEntry,
                new Object[] {number, file.getFileName(), file.getParent()});
        parameter.parameters = Map.of(DaxscopeUi.PARAMETER_FILE, file.toString());
        return new CommandContributionItem(parameter);
    }

    private static IContributionItem nothing() {
        Action action = new Action(WorkbenchText.NoRecent) {
        };
        action.setEnabled(false);
        return new ActionContributionItem(action);
    }
}
