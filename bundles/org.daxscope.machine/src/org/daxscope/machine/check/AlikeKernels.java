package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.daxscope.kernel.KernelPreset;

/**
 * Kernels that give the same, in the order of the first of each.
 *
 * @param names of the kernels, "G15, GST"
 * @param result what each of them gives
 */
record AlikeKernels<R>(String names, R result) {
    /** Kernels know nothing of each other: each is tried on machines of its own, as many at once as there are processors. */
    static <R> List<AlikeKernels<R>> of(List<KernelPreset> kernels, Function<KernelPreset, R> trial) {
        List<R> results = kernels.parallelStream().map(trial).toList();
        List<R> different = results.stream().distinct().toList();
        List<AlikeKernels<R>> alike = new ArrayList<>();
        for (R result : different) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < kernels.size(); i++)
                if (results.get(i).equals(result))
                    names.add(kernels.get(i).name());
            alike.add(new AlikeKernels<>(String.join(", ", names), result));
        }
        return alike;
    }
}
