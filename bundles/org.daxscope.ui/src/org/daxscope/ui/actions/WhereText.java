package org.daxscope.ui.actions;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;
import org.daxscope.ui.selection.OperationSpans;

/** Where a step points, in every address space of the stack, a line for each piece. */
public final class WhereText {
    private static final int MOST_PIECES = 3;

    private WhereText() {
    }

    /** Of its first operation that points somewhere; empty when none does. */
    static String of(Step step, MachineImage image) {
        return step.operations().stream().map(operation -> OperationSpans.of(operation, image))
                .filter(spans -> !spans.isEmpty()).findFirst().map(spans -> of(spans.getFirst(), image)).orElse("");
    }

    /** Of a range. */
    public static String of(Span span, MachineImage image) {
        Places places = new Places(image);
        List<String> lines = new ArrayList<>();
        for (Space space : Space.values()) {
            List<Span> pieces = places.in(space, span);
            pieces.stream().limit(MOST_PIECES).forEach(piece -> lines.add(line(piece)));
            if (pieces.size() > MOST_PIECES)
                lines.add(NLS.bind(ActionsText.WhereMore, pieces.size() - MOST_PIECES));
        }
        if (places.down(span).isEmpty())
            lines.add(ActionsText.WhereNowhere);
        return String.join("\n", lines);
    }

    /** One piece, as its space counts: the end of the range is the first byte, block or sector after it. */
    private static String line(Span span) {
        return switch (span.space()) {
            case VIRTUAL -> bind(ActionsText.WhereVirtual, span.name(), hex(span.start()), hex(span.end()));
            case FILE -> bind(ActionsText.WhereFile, span.name(), span.start(), span.end());
            case WINDOW ->
                bind(ActionsText.WhereWindow, span.name(), span.start() / Units.PMD, span.start() / Units.PAGE,
                        Math.ceilDiv(span.end(), Units.PAGE));
            case FS_BLOCK -> bind(ActionsText.WhereBlock, span.name(), span.start() / Units.PAGE,
                    Math.ceilDiv(span.end(), Units.PAGE));
            case DM -> bind(ActionsText.WhereDm, span.name(), span.start() / Units.SECTOR,
                    Math.ceilDiv(span.end(), Units.SECTOR));
            case DISK -> bind(ActionsText.WhereDisk, span.name(), span.start() / Units.SECTOR,
                    Math.ceilDiv(span.end(), Units.SECTOR), span.start(), span.end());
            case REGION -> bind(ActionsText.WhereRegion, span.name(), span.start() / Units.SECTOR,
                    Math.ceilDiv(span.end(), Units.SECTOR));
            case PHYSICAL -> bind(ActionsText.WherePhysical, hex(span.start()), hex(span.end()));
        };
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static String bind(String text, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        // As text: a number would be grouped as the locale likes, and could not be typed anywhere.
        for (int i = 0; i < texts.length; i++)
            texts[i] = arguments[i].toString();
        return NLS.bind(text, texts);
    }
}
