package org.daxscope.ui.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.assertj.core.api.SoftAssertions;
import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names, pictures and keys of whatever is registered. */
@ExtendWith(LoggedErrors.class)
class EveryNameTest {
    @Test
    void everyCommandHasANameADescriptionAndACategory() throws Exception {
        SoftAssertions all = new SoftAssertions();
        assertThat(Registered.commands()).hasSizeGreaterThan(20);
        for (Command command : Registered.commands()) {
            all.assertThat(command.getName()).as(command.getId()).isNotBlank().doesNotContain("%");
            all.assertThat(command.getDescription()).as(command.getId()).isNotBlank().doesNotContain("%");
            all.assertThat(command.getCategory().getId()).as(command.getId()).startsWith("org.daxscope.ui.");
        }
        all.assertAll();
    }

    @Test
    void everyCommandInAToolBarHasAnImage() throws Exception {
        ICommandImageService images = new Bench().window().getService(ICommandImageService.class);
        SoftAssertions all = new SoftAssertions();
        List<IConfigurationElement> items = Registered.extensions("org.eclipse.ui.menus")
                .filter(element -> String.valueOf(element.getAttribute("locationURI")).startsWith("toolbar:"))
                .flatMap(Registered::within).filter(element -> element.getName().equals("command")).toList();
        assertThat(items).isNotEmpty();
        for (IConfigurationElement item : items)
            if (item.getAttribute("icon") == null)
                all.assertThat(images.getImageDescriptor(item.getAttribute("commandId")))
                        .as("image of " + item.getAttribute("commandId")).isNotNull();
        all.assertAll();
    }

    @Test
    void everyViewHasANameAnIconAndOurCategory() {
        SoftAssertions all = new SoftAssertions();
        assertThat(Registered.views()).hasSizeGreaterThan(5);
        for (IViewDescriptor view : Registered.views()) {
            all.assertThat(view.getLabel()).as(view.getId()).isNotBlank().doesNotContain("%");
            all.assertThat(view.getCategoryPath()).as(view.getId()).containsExactly("Daxscope");
            ImageDescriptor icon = view.getImageDescriptor();
            all.assertThat(icon).as(view.getId()).isNotNull();
            if (icon != null)
                all.assertThat(icon.getImageData(100)).as("icon of " + view.getId())
                        .isNotEqualTo(ImageDescriptor.getMissingImageDescriptor().getImageData(100));
        }
        all.assertAll();
    }

    @Test
    void aKeyMeansOneThingInAContextAndLeadsToACommandThatExists() throws Exception {
        Bench bench = new Bench();
        Map<String, String> taken = new TreeMap<>();
        SoftAssertions all = new SoftAssertions();
        List<IConfigurationElement> keys = Registered.extensions("org.eclipse.ui.bindings")
                .filter(element -> element.getName().equals("key")).toList();
        assertThat(keys).hasSizeGreaterThan(10);
        for (IConfigurationElement key : keys) {
            String command = key.getAttribute("commandId");
            String where = key.getAttribute("contextId") + " " + key.getAttribute("sequence");
            String other = taken.put(where, command);
            all.assertThat(other).as(where + " is bound to " + command + " and").isNull();
            all.assertThat(bench.command(command).isDefined()).as(command).isTrue();
        }
        all.assertAll();
    }
}
