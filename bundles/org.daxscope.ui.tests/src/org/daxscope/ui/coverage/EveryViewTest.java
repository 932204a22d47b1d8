package org.daxscope.ui.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view: opens, follows a story, closes, and names its controls. */
@ExtendWith(LoggedErrors.class)
class EveryViewTest {
    static List<String> views() {
        return Registered.views().stream().map(IViewDescriptor::getId).toList();
    }

    @ParameterizedTest
    @MethodSource("views")
    void opensFollowsAStoryAndOpensAgain(String id) throws Exception {
        Bench bench = new Bench();
        IWorkbenchPage page = bench.page();
        boolean wasThere = page.findView(id) != null;

        IViewPart view = page.showView(id);
        bench.run(DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, "hole-punch"));
        bench.settle();
        page.showView(id);
        bench.session().runAll();
        bench.settle();

        assertThat(page.isPartVisible(view)).isTrue();
        Object control = view.getSite().getService(MPart.class).getWidget();
        assertThat(control).isInstanceOf(Control.class);
        assertThat(SpokenNames.missing((Control) control)).as("controls of " + id + " without a name").isEmpty();
        if (wasThere)
            return;
        page.hideView(view);
        page.showView(id);
        page.hideView(page.findView(id));
    }
}
