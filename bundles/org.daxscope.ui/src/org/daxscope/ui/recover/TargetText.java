package org.daxscope.ui.recover;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.RecoverText;

/** Why exactly these pages are repaired, a sentence a line. */
final class TargetText {
    private static final int SHOWN = 3;

    private TargetText() {
    }

    static String of(Target target, @Nullable Scene scene) {
        Damage damage = target.damage();
        List<String> lines = new ArrayList<>();
        lines.add(bind(target.isFile() ? RecoverText.WhatFile : RecoverText.WhatDisk, target.on(),
                target.pages().length(), target.pages().start(), target.pages().length() / Units.PAGE));
        if (damage.all().isEmpty())
            lines.add(RecoverText.WhyNothing);
        if (!damage.poison().isEmpty())
            lines.add(
                    bind(RecoverText.WhyPoison, Damage.bytes(damage.poison()) / Units.LINE, list(damage.poison(), 1)));
        if (damage.latentBytes() > 0)
            lines.add(bind(RecoverText.WhyLatent, damage.latentBytes() / Units.LINE));
        if (!damage.records().isEmpty())
            lines.add(bind(RecoverText.WhyRecords, list(damage.records(), Units.SECTOR)));
        if (!damage.flagged().isEmpty())
            lines.add(bind(RecoverText.WhyFlagged, Damage.bytes(damage.flagged()) / Units.PAGE));
        lines.add(bind(RecoverText.WhyPages, clearUnit(target, scene)));
        if (target.healthyBytes() > 0 && !damage.poison().isEmpty())
            lines.add(bind(RecoverText.WhyOverwritten, target.healthyBytes()));
        if (target.growsFile())
            lines.add(bind(RecoverText.WhyCutBack, target.size()));
        return String.join("\n", lines);
    }

    private static String list(List<Span> spans, int unit) {
        StringBuilder text = new StringBuilder();
        spans.stream().limit(SHOWN).forEach(span -> text.append(text.isEmpty() ? "" : ", ").append(span.name())
                .append(" [").append(span.start() / unit).append(", +").append(span.length() / unit).append(')'));
        return spans.size() <= SHOWN ? text.toString() : bind(RecoverText.AndMore, text, spans.size() - SHOWN);
    }

    /** Bytes that one clear command clears at least, as the region's firmware reports it. */
    private static long clearUnit(Target target, @Nullable Scene scene) {
        if (scene != null && !target.places().isEmpty())
            for (RegionSpec region : scene.regions())
                if (region.namespace().disk().equals(target.places().getFirst().name()))
                    return region.media().clearUnit();
        return Units.LINE;
    }

    private static String bind(String text, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        // As text: a number would be grouped as the locale likes.
        for (int i = 0; i < texts.length; i++)
            texts[i] = arguments[i].toString();
        return NLS.bind(text, texts);
    }
}
