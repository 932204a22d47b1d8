package org.daxscope.machine.walk;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;

/** Makes up a machine and what is done with it, the same for the same seed. */
interface Dicer {
    /** To be asked once, before the first operation. */
    MachineSpec machine(KernelModel kernel);

    /** What to do with a machine in its present state. */
    Operation next(Machine machine);
}
