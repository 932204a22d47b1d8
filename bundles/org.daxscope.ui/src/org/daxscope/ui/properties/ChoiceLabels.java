package org.daxscope.ui.properties;

import java.util.List;

import org.eclipse.jface.viewers.LabelProvider;

/** Shows the chosen one of some texts. */
final class ChoiceLabels extends LabelProvider {
    private final List<String> choices;

    ChoiceLabels(List<String> choices) {
        this.choices = choices;
    }

    @Override
    @SuppressWarnings("null")
    public String getText(Object element) {
        return element instanceof Integer index && index >= 0 && index < choices.size() ? choices.get(index) : "";
    }
}
