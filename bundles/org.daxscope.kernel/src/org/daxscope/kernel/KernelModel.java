package org.daxscope.kernel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kernel a machine runs: a preset's switches, and the quirks that are in force.
 *
 * @param label how it is shown ("6.1", "G60")
 * @param preset the generation
 * @param switches its behaviour; usually the preset's
 * @param quirks the quirks in force; a quirk of another generation in here has no effect
 */
public record KernelModel(String label, KernelPreset preset, Switches switches, Set<Quirk> quirks) {

    public KernelModel {
        EnumSet<Quirk> copy = EnumSet.noneOf(Quirk.class);
        copy.addAll(quirks);
        quirks = Collections.unmodifiableSet(copy);
    }

    public static KernelModel of(KernelPreset preset) {
        return new KernelModel(preset.name(), preset, preset.switches(), EnumSet.allOf(Quirk.class));
    }

    /**
     * A kernel by what users type: one of the recorded releases ("5.10", "6.1", "6.12"), "6.0-rc1", which fell over pages
     * without a failure operation, or a preset's name.
     *
     * @throws IllegalArgumentException naming what is known when the text is neither
     */
    public static KernelModel named(String text) {
        return switch (text) {
            // MADV_POPULATE_* came with 5.14, between the recorded 5.10 and the 5.15 the preset was read from.
            case "5.10" -> new KernelModel(text, KernelPreset.G15, KernelPreset.G15.switches().withoutMadvPopulate(),
                    EnumSet.allOf(Quirk.class));
            case "6.0-rc1" -> new KernelModel(text, KernelPreset.G60,
                    KernelPreset.G60.switches().withUncheckedFailureOperation(), EnumSet.allOf(Quirk.class));
            case "6.1" -> new KernelModel(text, KernelPreset.G60, KernelPreset.G60.switches(),
                    EnumSet.allOf(Quirk.class));
            case "6.12" -> new KernelModel(text, KernelPreset.G68, KernelPreset.G68.switches(),
                    EnumSet.allOf(Quirk.class));
            default -> of(preset(text));
        };
    }

    private static KernelPreset preset(String text) {
        for (KernelPreset preset : KernelPreset.values())
            if (preset.name().equalsIgnoreCase(text))
                return preset;
        throw new IllegalArgumentException("unknown kernel \"" + text + "\": expected 5.10, 6.1, 6.12 or one of "
                + java.util.Arrays.toString(KernelPreset.values()));
    }

    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** The same kernel with one quirk mended. */
    public KernelModel without(Quirk quirk) {
        EnumSet<Quirk> fewer = EnumSet.noneOf(Quirk.class);
        fewer.addAll(quirks);
        fewer.remove(quirk);
        return new KernelModel(label, preset, switches, fewer);
    }
}
