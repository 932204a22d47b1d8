package org.daxscope.lab.story;

import java.util.List;

import org.daxscope.machine.scene.Script;

/**
 * A session that explains one thing.
 *
 * @param id a word for commands, "one-bad-line"
 * @param title for people
 * @param summary one or two sentences on what it shows
 * @param opening what to know before the first step
 * @param script the scene and the steps
 * @param narration for each step what to see after it
 * @param compareWith kernels on which the same steps are worth a look, as {@code KernelModel.named} reads them
 */
public record Story(String id, String title, String summary, String opening, Script script, List<String> narration,
        List<String> compareWith) {
    public Story {
        narration = List.copyOf(narration);
        compareWith = List.copyOf(compareWith);
        if (narration.size() != script.steps().size())
            throw new IllegalArgumentException(
                    "%d steps and %d narrations".formatted(script.steps().size(), narration.size()));
    }
}
