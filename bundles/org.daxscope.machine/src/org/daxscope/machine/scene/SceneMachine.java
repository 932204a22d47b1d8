package org.daxscope.machine.scene;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.run.TakenStep.Call;

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
        return new MachineSpec(scene.kernel().model(),
                scene.regions().stream().map(region -> disk(scene, region)).toList(), scene.power());
    }

    private static Disk disk(Scene scene, RegionSpec region) {
        NamespaceSpec namespace = region.namespace();
        Disk usual = Disk.of(namespace.disk(), namespace.sectors() * Units.SECTOR);
        long address = region.physicalBase() == RegionSpec.AUTOMATIC ? usual.lowestAddress() : region.physicalBase();
        return new Disk(usual.name(), usual.bytes(), namespace.dataOffset(), region.media(), region.provider(),
                namespace.config(), scene.injectionPoisons(), address);
    }
}
