package org.daxscope.ui.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewPart;

/** Takes pictures of what is on the screen, as PNG files. */
final class Camera {
    private static final int BEST_COMPRESSION = 9;
    private static final int RGB_DEPTH = 32;

    private final Display display = Display.getCurrent();
    private final Path folder;

    Camera(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
    }

    Path screen(String name) {
        return take(name, display.getBounds());
    }

    /** The view with its tab. */
    Path view(String name, IViewPart view) {
        Control control = (Control) Objects
                .requireNonNull(view.getSite().getService(MPart.class).getWidget());
        Control frame = control;
        while (frame != null && !(frame instanceof CTabFolder))
            frame = frame.getParent();
        Control shown = frame == null ? control : frame;
        return take(name, display.map(shown.getParent(), null, shown.getBounds()));
    }

    private Path take(String name, Rectangle area) {
        Rectangle part = area.intersection(display.getBounds());
        Image image = new Image(display, part.width, part.height);
        GC screen = new GC(display);
        try {
            screen.copyArea(image, part.x, part.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {opaque(image.getImageData(100))};
            loader.compression = BEST_COMPRESSION;
            Path file = folder.resolve(name + ".png");
            loader.save(file.toString(), SWT.IMAGE_PNG);
            return file;
        } finally {
            screen.dispose();
            image.dispose();
        }
    }

    /** Without the alpha channel, which screens do not have and files need not carry. */
    private static ImageData opaque(ImageData from) {
        ImageData to = new ImageData(from.width, from.height, RGB_DEPTH, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int y = 0; y < from.height; y++)
            for (int x = 0; x < from.width; x++)
                to.setPixel(x, y, to.palette.getPixel(from.palette.getRGB(from.getPixel(x, y))));
        return to;
    }
}
