package org.daxscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelModelTest {
    @ParameterizedTest
    @CsvSource({"5.10,G15", "6.1,G60", "6.12,G68"})
    void recordedReleasesAreKnown(String release, KernelPreset preset) {
        KernelModel kernel = KernelModel.named(release);

        assertThat(kernel.label()).isEqualTo(release);
        assertThat(kernel.preset()).isEqualTo(preset);
        assertThat(kernel.quirks()).containsExactly(Quirk.values());
    }

    @Test
    void releasesBehaveAsTheirPresetsButForWhatCameBetween() {
        assertThat(KernelModel.named("5.10").switches())
                .isEqualTo(KernelPreset.G15.switches().withoutMadvPopulate())
                .isNotEqualTo(KernelPreset.G15.switches());
        assertThat(KernelModel.named("5.10").switches().madvPopulate()).isFalse();
        assertThat(KernelModel.named("6.1").switches()).isEqualTo(KernelPreset.G60.switches());
        assertThat(KernelModel.named("6.12").switches()).isEqualTo(KernelPreset.G68.switches());
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void presetsAreKnownByName(KernelPreset preset) {
        assertThat(KernelModel.named(preset.name())).isEqualTo(KernelModel.of(preset));
        assertThat(KernelModel.named(preset.name().toLowerCase(Locale.ROOT)).preset()).isEqualTo(preset);
        assertThat(preset.kernels()).isNotBlank();
        assertThat(preset.summary()).isNotBlank();
    }

    @Test
    void anUnknownKernelIsAnsweredWithWhatIsKnown() {
        assertThatIllegalArgumentException().isThrownBy(() -> KernelModel.named("2.6"))
                .withMessage("unknown kernel \"2.6\": expected 5.10, 6.1, 6.12 or one of "
                        + "[G15, GV2, GST, G19, G60, G65, G68, G618]");
    }

    @Test
    void aQuirkCanBeMendedAlone() {
        KernelModel kernel = KernelModel.of(KernelPreset.G15);
        KernelModel mended = kernel.without(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP);

        assertThat(mended.has(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP)).isFalse();
        assertThat(mended.quirks()).hasSize(25);
        assertThat(kernel.has(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP)).as("the first is as it was").isTrue();
        assertThat(mended.without(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP)).isEqualTo(mended);
    }

    @Test
    void quirksAreAnOwnCopyInOrder() {
        Set<Quirk> given = EnumSet.of(Quirk.Q7_REFUSED_SPLIT_IGNORED, Quirk.Q1_LONG_INSERT_REVERSED);
        KernelModel kernel = new KernelModel("x", KernelPreset.G15, KernelPreset.G15.switches(), given);
        given.clear();

        assertThat(kernel.quirks()).containsExactly(Quirk.Q1_LONG_INSERT_REVERSED, Quirk.Q7_REFUSED_SPLIT_IGNORED);
        assertThatThrownBy(() -> kernel.quirks().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(new KernelModel("x", KernelPreset.G15, KernelPreset.G15.switches(), Set.of()).quirks()).isEmpty();
    }
}
