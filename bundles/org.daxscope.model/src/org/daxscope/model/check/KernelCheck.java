package org.daxscope.model.check;

import java.util.Arrays;
import java.util.Optional;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.model.KernelElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.SceneElement;
import org.jspecify.annotations.Nullable;

/** Kernels that are known, quirks that are. */
final class KernelCheck {
    private static final String USUAL = "6.1";

    private KernelCheck() {
    }

    static void check(SceneElement scene, Findings findings) {
        KernelElement kernel = scene.getKernel();
        if (kernel == null) {
            findings.error(scene, ModelPackage.Literals.SCENE_ELEMENT__KERNEL,
                    "The scene has no kernel; it needs one.");
            return;
        }
        if (kernel(kernel.getName()).isEmpty())
            findings.error(kernel, ModelPackage.Literals.KERNEL_ELEMENT__NAME, unknown(kernel.getName()),
                    Fix.set("Use kernel " + USUAL, kernel, ModelPackage.Literals.KERNEL_ELEMENT__NAME, USUAL));
        for (String name : kernel.getMended())
            if (Arrays.stream(Quirk.values()).noneMatch(quirk -> quirk.name().equals(name)))
                findings.error(kernel, ModelPackage.Literals.KERNEL_ELEMENT__MENDED,
                        "There is no quirk \"%s\" that could be mended.".formatted(name),
                        Fix.set("Remove it from the mended quirks", kernel,
                                ModelPackage.Literals.KERNEL_ELEMENT__MENDED,
                                kernel.getMended().stream().filter(other -> !other.equals(name)).toList()));
    }

    static Optional<KernelModel> kernel(@Nullable String name) {
        try {
            return Optional.of(KernelModel.named(name == null ? "" : name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The sentence about a name that is no kernel's. */
    static String unknown(@Nullable String name) {
        try {
            KernelModel.named(name == null ? "" : name);
            throw new IllegalStateException(name + " is known");
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
        }
    }
}
