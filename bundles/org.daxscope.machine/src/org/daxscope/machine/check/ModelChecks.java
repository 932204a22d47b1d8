package org.daxscope.machine.check;

import java.util.List;

import org.daxscope.kernel.KernelPreset;

/** The document of all model checks, as the engine gives it. */
public final class ModelChecks {
    private ModelChecks() {
    }

    /** Markdown; the same for the same engine. */
    public static String document() {
        List<KernelPreset> all = List.of(KernelPreset.values());
        StringBuilder text = new StringBuilder();
        text.append("# Model checks\n\nMade by `./daxscope check-model --out docs/model-checks.md`; a test compares it "
                + "with what the engine gives.\n\n");
        text.append("Every point is tried, none is sampled. A cut is tried after every event of the step: power fails "
                + "there, the machine boots (scrub, journal replay, mount), and each page is read. Stores that were not "
                + "persistent yet are lost, kept, and mixed line by line (64 bytes) in three ways; `o/+` says that "
                + "both come up. Lines with the same outcomes that follow each other are one line, named by the event "
                + "that begins it.\n\n| sign | the page, read after the boot |\n|---|---|\n");
        for (PageFate fate : PageFate.values())
            text.append("| `").append(fate.glyph()).append("` | ").append(fate.words()).append(" |\n");
        text.append(CutTable.text(all));
        text.append(RaceTable.text(all));
        return text.toString();
    }
}
