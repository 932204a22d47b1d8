package org.daxscope.ui.coverage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.daxscope.ui.DaxscopeUi;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.views.IViewDescriptor;

/** What the workbench knows of ours; asked of its registries, so that nothing new can be forgotten. */
final class Registered {
    private Registered() {
    }

    static List<IViewDescriptor> views() {
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .filter(view -> view.getId().startsWith(DaxscopeUi.PLUGIN + "."))
                .sorted(Comparator.comparing(IViewDescriptor::getId)).toList();
    }

    static List<Command> commands() {
        return Arrays.stream(PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands())
                .filter(Registered::isOurs).sorted(Comparator.comparing(Command::getId)).toList();
    }

    private static boolean isOurs(Command command) {
        try {
            return command.getCategory().getId().startsWith(DaxscopeUi.PLUGIN + ".")
                    || command.getId().startsWith(DaxscopeUi.PLUGIN + ".");
        } catch (NotDefinedException gone) {
            return false;
        }
    }

    /** Elements that our plug-in adds to an extension point. */
    static Stream<IConfigurationElement> extensions(String point) {
        return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
                .filter(element -> element.getContributor().getName().equals(DaxscopeUi.PLUGIN));
    }

    /** An element and all within it. */
    static Stream<IConfigurationElement> within(IConfigurationElement element) {
        return Stream.concat(Stream.of(element),
                Arrays.stream(element.getChildren()).flatMap(Registered::within));
    }
}
