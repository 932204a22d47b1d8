package org.daxscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.model.KernelElement;
import org.daxscope.model.ModelFactory;
import org.daxscope.ui.properties.ElementProperties;
import org.junit.jupiter.api.Test;

class KernelsTest {
    @Test
    void everyPresetEveryRecordedReleaseAndTheCandidateCanBeChosen() {
        assertThat(Kernels.names()).doesNotHaveDuplicates()
                .containsAll(Arrays.stream(KernelPreset.values()).map(KernelPreset::name).toList())
                .contains("5.10", "6.0-rc1", "6.1", "6.12")
                .allSatisfy(name -> assertThat(KernelModel.named(name).label()).isEqualTo(name));
    }

    @Test
    void eachIsTold() {
        assertThat(Kernels.names()).extracting(Kernels::label).doesNotHaveDuplicates();
        assertThat(Kernels.summary("6.0-rc1")).startsWith("6.0-rc1: as G60, but");
        assertThat(Kernels.summary("6.1"))
                .isEqualTo("6.1 (recorded): as G60, holder notification, XFS reverse mapping");
    }

    @Test
    void thePropertySheetOffersThem() {
        KernelElement kernel = ModelFactory.eINSTANCE.createKernelElement();
        kernel.setName("6.0-rc1");

        assertThat(ElementProperties.of(null, kernel).getFirst().choices()).isEqualTo(Kernels.names());
        assertThat(List.of(ElementProperties.of(null, kernel).getFirst().value())).containsExactly("6.0-rc1");
    }
}
