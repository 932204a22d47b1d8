package org.daxscope.ui.wizards;

import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Opens one of the wizards, named behind the colon in plugin.xml. */
public final class NewHandler extends AbstractHandler implements IExecutableExtension {
    private static final Map<String, Supplier<INewWizard>> WIZARDS = Map.of("SESSION", NewSessionWizard::new, "DEVICE",
            AddDeviceWizard::new, "PARTITION", AddPartitionWizard::new, "DM", AddDmWizard::new, "FILE_SYSTEM",
            AddFileSystemWizard::new, "SHARE", AddShareWizard::new, "FILE",
            AddFileWizard::new, "PROCESS",
            AddProcessWizard::new, "POISON", AddPoisonWizard::new);

    private Supplier<INewWizard> maker = NewSessionWizard::new;

    @Override
    @SuppressWarnings("null")
    public void setInitializationData(IConfigurationElement element, String property, @Nullable Object data) {
        maker = WIZARDS.getOrDefault(data, maker);
    }

    @Override
    @SuppressWarnings("null")
    public @Nullable Object execute(ExecutionEvent event) {
        ISelection selection = HandlerUtil.getCurrentSelection(event);
        INewWizard wizard = maker.get();
        wizard.init(PlatformUI.getWorkbench(),
                selection instanceof IStructuredSelection chosen ? chosen : StructuredSelection.EMPTY);
        new WizardDialog(HandlerUtil.getActiveShell(event), wizard).open();
        return null;
    }
}
