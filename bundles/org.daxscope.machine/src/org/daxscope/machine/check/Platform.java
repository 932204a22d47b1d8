package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;

/**
 * What hardware decides about a power failure: how far a store must have come, and what a cleared line holds.
 *
 * @param label "ADR, clear zeroes"
 * @param media how it changes a region's media
 */
public record Platform(String label, UnaryOperator<MediaPolicy> media) {
    private static final long GARBAGE = 1;

    /** As the scene has it. */
    public static Platform own(String label) {
        return new Platform(label, UnaryOperator.identity());
    }

    /** Every persistence domain with every content of a cleared line. */
    public static List<Platform> all() {
        List<Platform> platforms = new ArrayList<>();
        for (PersistenceDomain domain : PersistenceDomain.values())
            for (ClearContent content : List.of(new ClearContent.Zero(), new ClearContent.OldBytes(),
                    new ClearContent.Random(GARBAGE)))
                platforms.add(new Platform(name(domain) + ", " + name(content),
                        policy -> policy.withDomain(domain).withContent(content)));
        return platforms;
    }

    public static String name(PersistenceDomain domain) {
        return switch (domain) {
            case CPU_CACHE -> "eADR";
            case MEMORY_CONTROLLER -> "ADR";
            case NONE -> "no ADR";
        };
    }

    /** What a clear leaves, in a word. */
    public static String name(ClearContent content) {
        return switch (content) {
            case ClearContent.Zero zero -> "zeros";
            case ClearContent.OldBytes old -> "old bytes";
            case ClearContent.Random random -> "random";
        };
    }

    /** The scene with this hardware. */
    public Scene on(Scene scene) {
        List<RegionSpec> regions = scene.regions().stream().map(region -> region.withMedia(media.apply(region.media())))
                .toList();
        return scene.withRegions(regions);
    }
}
