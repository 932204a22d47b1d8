package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;

class PngWriterTest {
    private final Palette palette = TestPalettes.unique();
    private final StateIndex index = StateIndex.of(Images.random(4, 60));

    @Test
    void otherProgramsReadTheSamePixels() throws IOException {
        IndexedImage image =
                PageMapPicture.paint(index, Viewport.fit(Kind.HILBERT, index.length(), 8, 301, 203), palette);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png(image)));

        assertThat(read.getColorModel()).isInstanceOf(IndexColorModel.class);
        int[] pixels = read.getRGB(0, 0, 301, 203, null, 0, 301);
        int[] expected = TestPalettes.colours(image, palette);
        assertThat(Arrays.stream(pixels).map(argb -> argb & 0xffffff).toArray()).isEqualTo(expected);
        assertThat(Arrays.stream(pixels)).allMatch(argb -> argb >>> 24 == 255);
    }

    @Test
    void theSamePictureIsTheSameFile() throws IOException {
        IndexedImage image = PageMapPicture.sample(palette, PageState.KNOWN, 9, 5);

        assertThat(png(image)).isEqualTo(png(image)).startsWith(0x89, 'P', 'N', 'G');
    }

    private byte[] png(IndexedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        PngWriter.write(image, palette.colours(), out);
        return out.toByteArray();
    }
}
