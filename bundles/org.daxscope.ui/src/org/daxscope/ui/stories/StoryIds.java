package org.daxscope.ui.stories;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.commands.IParameterValues;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;

/** The stories to choose from, for Quick Access and key bindings: title and id. */
public final class StoryIds implements IParameterValues {
    @Override
    public Map<String, String> getParameterValues() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Story story : Stories.all())
            values.put(story.title(), story.id());
        return values;
    }
}
