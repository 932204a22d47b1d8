package org.daxscope.machine.check;

import java.math.BigInteger;
import java.util.ArrayList;
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
                + "them. An ending says what the first caller got, the second, and what the page reads afterwards.\n");
        for (RaceScene scene : RaceScene.all())
            table.add(scene, kernels);
        return table.text.toString();
    }

    private void add(RaceScene scene, List<KernelPreset> kernels) {
        text.append("\n## ").append(scene.title()).append("\n\n| kernel | orders | moments | ending | of the orders |\n"
                + "|---|---|---|---|---|\n");
        List<RaceCheck.Result> results = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (KernelPreset kernel : kernels) {
            RaceCheck.Result result = scene.on(kernel);
            int same = results.indexOf(result);
            if (same < 0) {
                results.add(result);
                names.add(kernel.name());
            } else
                names.set(same, names.get(same) + ", " + kernel.name());
        }
        for (int i = 0; i < results.size(); i++)
            add(names.get(i), results.get(i));
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
