package org.daxscope.machine.check;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.KernelPreset;

/** Two callers in every order, as text. */
final class RaceTable {
    private final StringBuilder text = new StringBuilder();

    static String text(List<KernelPreset> kernels) {
        RaceTable table = new RaceTable();
        table.text.append("\n# Two callers\n\nEvery order in which the events of two callers can follow each other. A "
                + "caller that wants a lock the other one holds (inode, invalidate, DAX entry) waits; what lies between "
                + "two events is not interrupted. \"Orders\" counts them all, \"moments\" the different states among "
                + "them. An ending says what the first caller got, the second, and what the page reads afterwards.\n\n"
                + "The second table of each cuts power at every one of these moments (on ADR, a clear leaves zeros), boots and "
                + "reads the page. Moments with the same media, stores at risk, tables, files and mappings are one state; "
                + "what is lost, kept or mixed is tried as above. It counts the states in which each fate can come up, "
                + "so that one state can count for several.\n");
        for (RaceScene scene : RaceScene.all())
            table.add(scene, kernels);
        return table.text.toString();
    }

    private void add(RaceScene scene, List<KernelPreset> kernels) {
        text.append("\n## ").append(scene.title()).append("\n\n| kernel | orders | moments | ending | of the orders |\n"
                + "|---|---|---|---|---|\n");
        List<AlikeKernels<RaceScene.Found>> found = AlikeKernels.of(kernels, scene::withCuts);
        for (AlikeKernels<RaceScene.Found> alike : found)
            add(alike.names(), alike.result().result());
        text.append("\n| kernel, power fails | states |");
        for (PageFate fate : PageFate.values())
            text.append(' ').append(fate.words()).append(" |");
        text.append("\n|---|---|").append("---|".repeat(PageFate.values().length)).append('\n');
        for (AlikeKernels<RaceScene.Found> alike : found)
            addCuts(alike.names(), alike.result());
    }

    private void addCuts(String name, RaceScene.Found found) {
        text.append("| ").append(name).append(" | ").append(found.states()).append(" |");
        for (PageFate fate : PageFate.values())
            text.append(' ').append(found.cuts().getOrDefault(fate, 0)).append(" |");
        text.append('\n');
    }

    private void add(String name, RaceCheck.Result result) {
        String head = name + " | " + result.orders() + " | " + result.moments();
        for (Map.Entry<String, BigInteger> ending : result.endings().entrySet()) {
            text.append("| ").append(head).append(" | ").append(ending.getKey()).append(" | ")
                    .append(ending.getValue()).append(" |\n");
            head = " | | ";
        }
    }
}
