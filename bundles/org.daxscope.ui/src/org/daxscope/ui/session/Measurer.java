package org.daxscope.ui.session;

import java.util.List;
import java.util.TreeMap;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;

/** Measures a machine along its steps, each once. Used only by jobs, one at a time. */
final class Measurer {
    /** With more ranges than these on its disks a machine is not measured while steps hurry by. */
    private static final int MANY = 20_000;

    private final TreeMap<Integer, MeasuredStep> steps = new TreeMap<>();
    private MachineImage start = new MachineImage(List.of(), List.of(), List.of());
    private boolean hasMany;

    /** Measures the machine after some steps, unless that was done. */
    void measure(int step, MachineImage image) {
        if (steps.containsKey(step))
            return;
        if (step == 0)
            start = image;
        hasMany = ranges(image) > MANY;
        steps.put(step, MeasuredStep.of(step, image));
    }

    /** Whether the machine after some steps should be measured although the cursor does not stay there. */
    boolean wants(int step) {
        return !hasMany && !steps.containsKey(step);
    }

    /** Forgets what was after some steps, since other steps follow. */
    void forgetAfter(int step) {
        steps.tailMap(step, false).clear();
        hasMany = false;
    }

    Measures measures() {
        return new Measures(start, List.copyOf(steps.values()));
    }

    private static long ranges(MachineImage image) {
        long sum = 0;
        for (DeviceImage disk : image.devices())
            sum += disk.poisoned().size() + disk.busRanges().size() + disk.diskRecords().size() + disk.areas().size();
        return sum;
    }
}
