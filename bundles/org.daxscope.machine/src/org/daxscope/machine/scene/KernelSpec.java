package org.daxscope.machine.scene;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;

/**
 * The kernel of a scene.
 *
 * @param name a recorded release ("5.10", "6.1", "6.12") or a preset's name ("G60"), as {@link KernelModel#named} reads it
 * @param mended quirks that this kernel does not have, in the order of their numbers
 */
public record KernelSpec(String name, List<Quirk> mended) {
    public KernelSpec {
        Set<Quirk> ordered = EnumSet.noneOf(Quirk.class);
        ordered.addAll(mended);
        mended = List.copyOf(ordered);
    }

    /** With all its quirks. */
    public static KernelSpec of(String name) {
        return new KernelSpec(name, List.of());
    }

    /** @throws IllegalArgumentException naming what is known when the name is not */
    public KernelModel model() {
        KernelModel model = KernelModel.named(name);
        for (Quirk quirk : mended)
            model = model.without(quirk);
        return model;
    }
}
