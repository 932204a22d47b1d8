package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LoggedErrors.class)
class PerspectiveTest {
    @Test
    void thePerspectiveHasThreeViewsAndNoEditorArea() throws Exception {
        Bench bench = new Bench();

        assertThat(bench.page().getPerspective().getLabel()).isEqualTo("Pmem Debug");
        assertThat(bench.page().isEditorAreaVisible()).isFalse();
        assertThat(bench.page().getViewReferences()).extracting(IViewReference::getId)
                .contains(DaxscopeUi.VIEW_STEPS, DaxscopeUi.VIEW_PAGE_MAP, DaxscopeUi.VIEW_TABLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {DaxscopeUi.VIEW_STEPS, DaxscopeUi.VIEW_PAGE_MAP, DaxscopeUi.VIEW_TABLES,
        DaxscopeUi.VIEW_JOURNAL, DaxscopeUi.VIEW_FRAGMENTATION, DaxscopeUi.VIEW_INSPECTOR,
        DaxscopeUi.VIEW_STACK})
    void everyViewCanBeClosedAndOpenedAgain(String view) throws Exception {
        Bench bench = new Bench();
        bench.page().hideView(bench.page().findView(view));

        IViewPart opened = bench.page().showView(view);

        assertThat(opened.getTitle()).isNotBlank();
        assertThat(opened.getTitleImage()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {DaxscopeUi.COMMAND_OPEN, DaxscopeUi.COMMAND_OPEN_SAMPLE, DaxscopeUi.COMMAND_FORWARD,
        DaxscopeUi.COMMAND_BACK, DaxscopeUi.COMMAND_RUN_ALL, DaxscopeUi.COMMAND_RESET, DaxscopeUi.COMMAND_ZOOM_IN,
        DaxscopeUi.COMMAND_ZOOM_OUT, DaxscopeUi.COMMAND_FIT, DaxscopeUi.COMMAND_NEXT_TROUBLE,
        DaxscopeUi.COMMAND_PREVIOUS_TROUBLE})
    void everyCommandHasANameAHandlerAndAKey(String id) throws Exception {
        Bench bench = new Bench();

        assertThat(bench.command(id).getName()).isNotBlank().doesNotStartWith("%");
        assertThat(bench.command(id).getDescription()).isNotBlank().doesNotStartWith("%");
        assertThat(bench.command(id).isHandled()).isTrue();
        assertThat(bench.keys(id)).as("keys of " + id).isNotEmpty();
    }

    @Test
    void theProductHasANameAnAboutTextAndIcons() {
        assertThat(Platform.getProduct().getName()).isEqualTo("Daxscope");
        assertThat(Platform.getProduct().getProperty("aboutText")).contains("persistent-memory poison");
        for (String image : Platform.getProduct().getProperty("windowImages").split(","))
            assertThat(Platform.getBundle(DaxscopeUi.PLUGIN).getEntry(image)).as(image).isNotNull();
    }
}
