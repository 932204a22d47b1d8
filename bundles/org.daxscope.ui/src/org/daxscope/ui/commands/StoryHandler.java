package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.StoryText;
import org.daxscope.ui.session.SessionService;

/** Begins the story that the command's parameter names. */
public final class StoryHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String id = String.valueOf(event.getParameter(DaxscopeUi.PARAMETER_STORY));
        Story story = Stories.find(id)
                .orElseThrow(() -> new ExecutionException(NLS.bind(StoryText.Unknown, id)));
        Views.show(window);
        window.getService(SessionService.class).start(story.script());
        return null;
    }
}
