package org.daxscope.ui.recover;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.scene.Step;

/**
 * What a strategy gives, played on a machine of its own.
 *
 * @param step what would be done
 * @param taken what came of it
 * @param after the machine then
 */
record Prediction(Strategy strategy, Step step, TakenStep taken, MachineImage after) {
}
