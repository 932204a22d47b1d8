package org.daxscope.ui.session;

import java.util.List;

import org.daxscope.machine.image.MachineImage;

/**
 * What was measured along the steps of a session. Steps that were not stood at may be missing where measuring them would take
 * long.
 *
 * @param start the machine before the first step
 * @param steps ascending
 */
public record Measures(MachineImage start, List<MeasuredStep> steps) {
    public Measures {
        steps = List.copyOf(steps);
    }
}
