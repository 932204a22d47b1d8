package org.daxscope.ui.fragmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.session.SessionState;
import org.daxscope.viz.FileMeasures;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Palette;
import org.daxscope.viz.StepMeasures;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.drawing.FragmentationPicture;
import org.daxscope.viz.drawing.FragmentationPicture.Moment;

/**
 * Everything the view shows of a file. Made in a job, immutable.
 *
 * @param moments the earlier one if the file was there then, and the later one if it still is
 * @param picture empty when there is no such file at either moment
 * @param pixels of the picture without its texts
 */
record FragmentationModel(Question question, List<Moment> moments, Optional<FragmentationPicture> picture,
        Optional<IndexedImage> pixels, MeasureRows measures, ExtentRows extents, List<StepMeasures> steps) {

    /**
     * What is asked for.
     *
     * @param sinceStart whether to compare with the start, not with what was before the latest step
     * @param width of the picture in pixels
     */
    record Question(SessionState state, String file, boolean sinceStart, int width, Palette palette) {
        MachineImage earlier() {
            return sinceStart ? state.measures().start() : state.before();
        }

        private String earlierLabel() {
            return sinceStart || state.position() <= 1
                    ? FragmentationText.AtStart
                    : NLS.bind(FragmentationText.BeforeStep, state.position());
        }

        private String laterLabel() {
            return state.position() == 0
                    ? FragmentationText.AtStart
                    : NLS.bind(FragmentationText.AfterStep, state.position());
        }
    }

    static FragmentationModel of(Question question) {
        Optional<Moment> before = question.state().position() == 0
                ? Optional.empty()
                : FileChoice.moment(question.earlierLabel(), question.earlier(), question.file());
        Optional<Moment> after = FileChoice.moment(question.laterLabel(), question.state().image(), question.file());
        List<Moment> moments = new ArrayList<>();
        before.ifPresent(moments::add);
        after.ifPresent(moments::add);
        Optional<FragmentationPicture> picture = moments.isEmpty()
                ? Optional.empty()
                : Optional.of(FragmentationPicture.of(moments, question.width()));
        Optional<FileMeasures> later = after.map(FragmentationModel::measures);
        return new FragmentationModel(question, List.copyOf(moments), picture,
                picture.map(drawn -> DrawingRaster.paint(drawn.drawing().withoutTexts(), question.palette())),
                new MeasureRows(question.state().position() == 0
                        ? later
                        : before.map(FragmentationModel::measures), later),
                ExtentRows.of(after.isPresent() ? moments : List.of()), steps(question, moments));
    }

    private static FileMeasures measures(Moment moment) {
        return FileMeasures.of(moment.device(), moment.file(), moment.mappings());
    }

    private static List<StepMeasures> steps(Question question, List<Moment> moments) {
        if (moments.isEmpty())
            return List.of();
        String disk = moments.getLast().device().name();
        return question.state().measures().steps().stream()
                .flatMap(step -> step.of(disk, question.file()).stream()).toList();
    }
}
