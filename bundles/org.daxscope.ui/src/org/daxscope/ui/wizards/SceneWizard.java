package org.daxscope.ui.wizards;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.WizardText;
import org.daxscope.ui.session.SessionService;

/** Pages that build up a scene one after another. */
abstract class SceneWizard extends Wizard implements INewWizard {
    private final List<ScenePage> pages = new ArrayList<>();
    private IStructuredSelection selection = StructuredSelection.EMPTY;

    SceneWizard(String title) {
        setWindowTitle(title);
        setNeedsProgressMonitor(true);
    }

    @Override
    @SuppressWarnings("null")
    public void init(IWorkbench workbench, IStructuredSelection selected) {
        selection = selected;
    }

    /** What was selected when the wizard was opened. */
    IStructuredSelection selection() {
        return selection;
    }

    final void add(ScenePage page) {
        pages.add(page);
        addPage(page);
    }

    /** The scene that the first page adds to. */
    abstract Scene base();

    /** Why nothing can be made now, in a sentence; empty when all is well. */
    abstract String refusal();

    /** Takes the finished scene, on the UI thread. */
    abstract void take(Scene scene);

    static SessionService session() {
        return PlatformUI.getWorkbench().getService(SessionService.class);
    }

    /** @throws IllegalArgumentException when a page before it cannot be read */
    final Scene sceneBefore(ScenePage page) {
        Scene scene = base();
        for (ScenePage earlier : pages.subList(0, pages.indexOf(page)))
            scene = earlier.addTo(scene);
        return scene;
    }

    @Override
    public boolean canFinish() {
        return pages.stream().allMatch(page -> page.getControl() != null && page.isPageComplete());
    }

    @Override
    public boolean performFinish() {
        Scene said = pages.getLast().addTo(sceneBefore(pages.getLast()));
        AtomicReference<Scene> settled = new AtomicReference<>(said);
        try {
            getContainer().run(true, true, monitor -> settled.set(settle(said, monitor)));
        } catch (InvocationTargetException failure) {
            Throwable cause = failure.getCause();
            if (!(cause instanceof IllegalArgumentException || cause instanceof UnsupportedOperationException))
                throw new IllegalStateException(failure);
            IWizardPage page = getContainer().getCurrentPage();
            if (page instanceof WizardPage shown)
                shown.setErrorMessage(String.valueOf(cause.getMessage()));
            return false;
        } catch (InterruptedException canceled) {
            return false;
        }
        take(settled.get());
        return true;
    }

    private Scene settle(Scene said, IProgressMonitor monitor) throws InterruptedException {
        SubMonitor progress = SubMonitor.convert(monitor, WizardText.Settling, pages.size());
        Scene scene = said;
        for (ScenePage page : pages) {
            scene = page.settle(scene, progress.split(1));
            if (monitor.isCanceled())
                throw new InterruptedException();
        }
        return scene;
    }
}
