package org.daxscope.machine.scene;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.pmem.disk.PmemProfile;

/** A machine made from a scene, everything in it set up. */
public final class SceneMachine {
    private final Machine machine;
    private final List<Call> setUp = new ArrayList<>();

    /**
     * Builds the machine and performs what sets the scene up.
     *
     * @throws IllegalArgumentException in a sentence, when the scene contradicts itself
     * @throws UnsupportedOperationException in a sentence, when it asks for what is not modelled
     */
    public SceneMachine(Scene scene, EventSink events) {
        machine = new Machine(spec(scene), events);
        for (Operation operation : new SceneSetup(scene).operations())
            setUp.add(new Call(operation, machine.perform(operation)));
    }

    public Machine machine() {
        return machine;
    }

    /** What was asked to set the scene up, and what it gave: a mount may have been refused. */
    public List<Call> setUp() {
        return List.copyOf(setUp);
    }

    private static MachineSpec spec(Scene scene) {
        PmemProfile profile = null;
        for (PmemProfile candidate : PmemProfile.values())
            if (candidate.firmware() == scene.firmware()
                    && candidate.policy().equals(scene.regions().getFirst().media()))
                profile = candidate;
        if (profile == null)
            throw new UnsupportedOperationException("this media");
        return new MachineSpec(scene.kernel().model(), profile,
                scene.regions().stream()
                        .map(region -> new MachineSpec.Disk(region.namespace().disk(), region.namespace().sectors()))
                        .toList());
    }
}
