package org.daxscope.machine.scene;

import java.util.List;

/** A scene and what is done in it: everything that decides what happens. */
public record Script(Scene scene, List<Step> steps) {
    public Script {
        steps = List.copyOf(steps);
    }
}
