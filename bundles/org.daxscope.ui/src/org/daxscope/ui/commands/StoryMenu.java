package org.daxscope.ui.commands;

import java.util.Map;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.ui.DaxscopeUi;

/** Help > Stories: one entry for each. */
public final class StoryMenu extends CompoundContributionItem implements IWorkbenchContribution {
    private @Nullable IServiceLocator locator;

    @Override
    public void initialize(IServiceLocator services) {
        locator = services;
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        return Stories.all().stream().map(this::item).toArray(IContributionItem[]::new);
    }

    private IContributionItem item(Story story) {
        CommandContributionItemParameter parameter = new CommandContributionItemParameter(locator, null,
                DaxscopeUi.COMMAND_STORY, CommandContributionItem.STYLE_PUSH);
        parameter.label = story.title().replace("&", "&&");
        parameter.tooltip = story.summary();
        parameter.parameters = Map.of(DaxscopeUi.PARAMETER_STORY, story.id());
        return new CommandContributionItem(parameter);
    }
}
