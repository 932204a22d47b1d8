package org.daxscope.ui.stack;

import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Acts;
import org.daxscope.machine.stack.Act;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.Moments;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.ui.selection.OperationSpans;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Palette;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.stack.StackPicture;
import org.jspecify.annotations.Nullable;

/**
 * What the view shows, made in a job.
 *
 * @param acts what the layers do at the moment; none when it shows the path as it stands
 * @param pixels of the picture without its texts
 */
record StackModel(Question question, StackPath path, List<Act> acts, StackPicture picture, IndexedImage pixels) {
    StackModel {
        acts = List.copyOf(acts);
    }

    /**
     * What is to be shown.
     *
     * @param image the machine at the moment
     * @param span what is looked at
     * @param moment of the step, -1 for none
     */
    record Question(MachineImage image, Span span, JournalReader events, Moments moments, int moment,
            boolean cutAtQueueLimit, int width, Palette palette) {
    }

    static StackModel of(Question question) {
        StackPath path = StackPath.of(question.image(), question.span(), question.cutAtQueueLimit());
        List<Act> acts = List.of();
        @Nullable LayerKind acting = null;
        if (question.moment() >= 0) {
            Acts all = new Acts(question.events(), question.moments(), question.image());
            acts = all.at(question.moment());
            acting = all.kind(question.moment());
        }
        StackPicture picture = StackPicture.of(path, question.image(), acts, acting, question.width());
        return new StackModel(question, path, acts, picture,
                DrawingRaster.paint(picture.drawing().withoutTexts(), question.palette()));
    }

    /** What the calls of a step are about, when nobody has chosen anything; null when they name no range. */
    static @Nullable Span spanOf(List<org.daxscope.machine.run.TakenStep.Call> calls, MachineImage image) {
        for (var call : calls)
            for (Span span : OperationSpans.of(call.operation(), image))
                return span;
        return null;
    }
}
