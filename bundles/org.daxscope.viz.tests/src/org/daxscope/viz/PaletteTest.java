package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    static List<Palette> shipped() {
        return Palettes.all();
    }

    @Test
    void threeFamiliesShipForLightAndDark() {
        assertThat(shipped()).extracting(Palette::id).containsExactly("default-light", "default-dark", "contrast-light",
                "contrast-dark", "grey-light", "grey-dark");
        assertThat(shipped()).extracting(Palette::displayName).doesNotHaveDuplicates();
        assertThat(Palettes.standard(true).dark()).isTrue();
        assertThat(Palettes.standard(false).dark()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void poisonStandsOutAgainstEverythingElse(Palette palette) {
        for (PageState poison : List.of(PageState.KNOWN, PageState.LATENT)) {
            int fill = palette.swatch(poison).fill();
            assertThat(Colours.contrast(fill, palette.background())).isGreaterThanOrEqualTo(3);
            for (PageState other : PageState.ALL)
                if (!other.isPoison())
                    assertThat(Colours.contrast(fill, palette.swatch(other).fill())).as("%s on %s", poison, other)
                            .isGreaterThanOrEqualTo(3);
        }
        assertThat(Colours.contrast(palette.swatch(PageState.KNOWN).fill(), palette.swatch(PageState.LATENT).fill()))
                .isGreaterThanOrEqualTo(1.5);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noStateIsToldByColourAlone(Palette palette) {
        assertThat(palette.swatches()).extracting(Swatch::hatch).doesNotHaveDuplicates();
        assertThat(palette.swatches()).extracting(Swatch::fill).doesNotHaveDuplicates()
                .doesNotContain(palette.background());
        for (PageState state : PageState.ALL) {
            Swatch swatch = palette.swatch(state);
            double needed = swatch.hatch() == Hatch.NONE ? 1 : state.isTrouble() ? 2 : 1.3;
            assertThat(Colours.contrast(swatch.fill(), swatch.ink())).as("%s", state).isGreaterThanOrEqualTo(needed);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void pixelIndexesFitAndAreDistinct(Palette palette) {
        assertThat(palette.colours()).hasSizeLessThanOrEqualTo(256);
        for (PageState state : PageState.ALL) {
            assertThat(palette.colours()[Palette.fillIndex(state)]).isEqualTo(palette.swatch(state).fill());
            assertThat(palette.colours()[Palette.inkIndex(state)]).isEqualTo(palette.swatch(state).ink());
        }
    }

    @Test
    void greyscaleIsGrey() {
        for (boolean dark : new boolean[] {false, true})
            assertThat(Arrays.stream(Palettes.load("grey", dark).colours()))
                    .allMatch(rgb -> rgb == (rgb & 255) * 0x010101);
    }

    @Test
    void noTwoHatchesAreTheSame() {
        for (Hatch a : Hatch.values())
            for (Hatch b : Hatch.values())
                if (a.compareTo(b) < 0) {
                    int different = 0;
                    for (int i = 0; i < 16; i++)
                        different += a.inkAt(i % 4, i / 4) == b.inkAt(i % 4, i / 4) ? 0 : 1;
                    assertThat(different).as("%s and %s", a, b).isPositive();
                }
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Colours.contrast(0, 0xffffff)).isEqualTo(21, within(1e-9));
        assertThat(Colours.contrast(0x777777, 0xffffff)).isEqualTo(4.48, within(0.01));
        assertThat(Colours.luminance(0xff0000)).isEqualTo(0.2126, within(1e-9));
    }

    @Test
    void aBadPaletteNamesTheKeyThatIsWrong() {
        assertThatThrownBy(() -> Palettes.load("rainbow", true)).hasMessageContaining("rainbow-dark");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("state.OUTSIDE is missing");
        assertThatThrownBy(() -> parse("state.OUTSIDE = ffffff")).hasMessageContaining("fill, ink and hatch");
        assertThatThrownBy(() -> parse("state.OUTSIDE = ffffff xx NONE")).hasMessageContaining("RRGGBB");
        assertThatThrownBy(() -> parse("state.OUTSIDE = ffffff 000000 WAVES")).hasMessageContaining("WAVES");
        assertThatThrownBy(() -> new Palette("p", "P", false, 0, 0, 0, List.of(), List.of()))
                .hasMessageContaining("0 states");
    }

    private static Palette parse(String text) throws IOException {
        return Palettes.parse("mine", new StringReader(text));
    }
}
