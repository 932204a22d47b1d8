package org.daxscope.ui.scene;

import java.util.List;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.SegmentType;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.check.Platform;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.PersistenceDomain;
import org.daxscope.ui.nls.SceneText;

/** Providers, modes and the like in words, in the order in which the engine lists them. */
public final class PartNames {
    private static final List<Long> ALIGNMENTS = List.of((long) Units.PMD, (long) Units.PAGE, NamespaceConfig.GIGA);

    private PartNames() {
    }

    private static List<String> words(String joined) {
        return List.of(joined.split("\\|"));
    }

    public static List<String> providers() {
        return words(SceneText.Providers);
    }

    public static String name(Provider provider) {
        return providers().get(provider.ordinal());
    }

    public static Provider provider(int index) {
        return Provider.values()[Math.max(0, index)];
    }

    public static List<String> modes() {
        return words(SceneText.Modes);
    }

    public static String name(NamespaceMode mode) {
        return modes().get(mode.ordinal());
    }

    public static NamespaceMode mode(int index) {
        return NamespaceMode.values()[Math.max(0, index)];
    }

    public static List<String> segments() {
        return words(SceneText.Segments);
    }

    public static SegmentType segment(int index) {
        return SegmentType.values()[Math.max(0, index)];
    }

    /** How far a store must have come to outlive a power failure. */
    public static List<String> persistenceDomains() {
        return words(SceneText.PersistenceDomains);
    }

    /** "ADR", "eADR", "no ADR". */
    public static String name(PersistenceDomain domain) {
        return Platform.name(domain);
    }

    public static PersistenceDomain persistenceDomain(int index) {
        return PersistenceDomain.values()[Math.max(0, index)];
    }

    /** Alignments of mappings, the usual one first. */
    public static List<String> alignments() {
        return ALIGNMENTS.stream().map(ByteSize::text).toList();
    }

    /** Bytes. */
    public static long alignment(int index) {
        return ALIGNMENTS.get(Math.max(0, index));
    }

    /** What a namespace is, short: "fsdax", "sector mode, 4096 bytes", "segment SR". */
    public static String setup(Provider provider, NamespaceConfig config) {
        return provider.isNvdimm() ? name(config.mode()) : segments().get(config.segment().ordinal());
    }
}
