package org.daxscope.app;

import java.io.PrintWriter;
import java.util.Locale;

import org.daxscope.lab.story.Story;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.scene.KernelSpec;
import org.jspecify.annotations.Nullable;

/** Tells a story while it is played: each step, what came of it, and what to see. */
final class StoryReport {
    private static final String INDENT = "       ";

    private final PrintWriter out;
    private final Story story;
    private final Run run;

    /** @param kernel another one than the story's; null for its own */
    StoryReport(PrintWriter out, Story story, @Nullable String kernel) {
        this.out = out;
        this.story = story;
        this.run = Run.of(kernel == null
                ? story.script().scene()
                : story.script().scene().withKernel(KernelSpec.of(kernel)));
    }

    /** @return whether every step could be played */
    boolean tell() {
        out.println(story.title() + " on kernel " + run.kernel().label());
        out.println(story.summary());
        out.println(story.opening());
        String told = story.script().scene().kernel().model().label();
        if (!told.equals(run.kernel().label()))
            out.println("What is told is told for kernel " + told + "; here things may come out differently.");
        boolean all = true;
        for (int step = 0; step < story.script().steps().size(); step++)
            all &= tell(run.perform(story.script().steps().get(step)), story.narration().get(step));
        return all;
    }

    private boolean tell(TakenStep step, String narration) {
        out.println();
        out.println(String.format(Locale.ROOT, "  %3d  ", step.index() + 1) + step.operationText());
        String missing = step.unsupported();
        out.println(INDENT + (missing == null ? step.outcomeText() : "left out: " + missing));
        if (!step.reasonText().isEmpty())
            out.println(INDENT + "because " + step.reasonText().replace("\n", "\n" + INDENT + "        "));
        if (!step.remarkText().isEmpty())
            out.println(INDENT + "note: " + step.remarkText().replace("\n", "\n" + INDENT + "      "));
        out.println(INDENT + "See: " + narration);
        return missing == null;
    }
}
