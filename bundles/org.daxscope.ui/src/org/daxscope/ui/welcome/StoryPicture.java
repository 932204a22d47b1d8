package org.daxscope.ui.welcome;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.Run;
import org.daxscope.ui.nls.WelcomeText;
import org.daxscope.ui.pagemap.PaletteChoice;
import org.daxscope.ui.pagemap.Pictures;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.Lettering;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Palette;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.drawing.FragmentationPicture;
import org.daxscope.viz.drawing.FragmentationPicture.Moment;

/** How a story ends, played by the engine and drawn as the Fragmentation view draws it: two files, repaired in two ways. */
final class StoryPicture {
    private static final String STORY = "hole-punch";
    /** Room for the two files, in pixels. */
    static final int HEIGHT = 272;

    private final Canvas canvas;
    private final Lettering lettering;
    private final Latest<Question, Answer> pictures;
    private @Nullable MachineImage end;
    private @Nullable Question asked;
    private @Nullable Answer shown;
    private @Nullable Image image;

    private record Question(int width, boolean dark) {
    }

    private record Answer(Drawing drawing, IndexedImage pixels, Palette palette) {
    }

    StoryPicture(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        lettering = new Lettering(canvas);
        pictures = new Latest<>(canvas, WelcomeText.Drawing, this::draw, this::show);
        Names.give(canvas, WelcomeText.Picture);
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            @SuppressWarnings("null")
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_GRAPHIC;
            }
        });
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Dispose, event -> drop());
    }

    Control control() {
        return canvas;
    }

    private void paint(GC gc) {
        Question now = new Question(canvas.getClientArea().width, PaletteChoice.isDark(canvas));
        if (!now.equals(asked)) {
            asked = now;
            pictures.ask(now);
        }
        Answer answer = shown;
        if (image == null || answer == null)
            return;
        gc.drawImage(image, 0, 0);
        lettering.write(answer.drawing(), answer.palette(), gc);
    }

    /** In a job, one at a time. */
    private Answer draw(Question question) {
        MachineImage machine = end;
        if (machine == null)
            end = machine = play(Stories.find(STORY).orElseThrow());
        MachineImage last = machine;
        List<Moment> files = last.files().stream()
                .flatMap(file -> last.devices().stream().filter(device -> holds(device, file.name()))
                        .map(device -> new Moment(file.name(), device, file, last.mappings())))
                .toList();
        Palette palette = PaletteChoice.current(question.dark());
        Drawing drawing = FragmentationPicture.of(files, question.width()).drawing();
        return new Answer(drawing, DrawingRaster.paint(drawing.withoutTexts(), palette), palette);
    }

    private static boolean holds(DeviceImage device, String file) {
        return device.areas().stream().anyMatch(area -> area.owner().equals(file));
    }

    private static MachineImage play(Story story) {
        Run run = Run.of(story.script().scene());
        story.script().steps().forEach(run::perform);
        return run.image();
    }

    private void show(Answer answer) {
        drop();
        shown = answer;
        image = new Image(canvas.getDisplay(), Pictures.data(answer.pixels(), answer.palette()));
        canvas.redraw();
    }

    private void drop() {
        if (image != null)
            image.dispose();
        image = null;
    }
}
