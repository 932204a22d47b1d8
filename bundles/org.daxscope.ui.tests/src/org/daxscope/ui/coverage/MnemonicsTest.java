package org.daxscope.ui.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.OwnScene;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.wizards.AddDeviceWizard;
import org.daxscope.ui.wizards.AddDmWizard;
import org.daxscope.ui.wizards.AddFileSystemWizard;
import org.daxscope.ui.wizards.AddFileWizard;
import org.daxscope.ui.wizards.AddPartitionWizard;
import org.daxscope.ui.wizards.AddPoisonWizard;
import org.daxscope.ui.wizards.AddProcessWizard;
import org.daxscope.ui.wizards.AddShareWizard;
import org.daxscope.ui.wizards.NewSessionWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.eclipse.core.commands.Command;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.INewWizard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In every dialog each field can be reached by Alt and a letter that is its own. */
@ExtendWith(LoggedErrors.class)
class MnemonicsTest {
    private Bench bench;

    @BeforeEach
    void aSession() throws Exception {
        bench = OwnScene.played();
        bench.window().getService(FocusService.class).set(Span.file("f", 0, 4096), null);
        bench.settle();
    }

    private static List<String> actions() {
        return Registered.commands().stream().map(Command::getId).filter(id -> id.startsWith(DaxscopeUi.COMMAND_ACTION)
                || id.equals(DaxscopeUi.COMMAND_RECOVER) || id.equals(DaxscopeUi.COMMAND_KERNEL)).toList();
    }

    @Test
    void eachDialogOfAnAction() throws Exception {
        Set<Shell> before = new HashSet<>(shells());
        Map<String, List<String>> wrong = new TreeMap<>();
        int dialogs = 0;
        for (String id : actions()) {
            bench.run(id, Map.of());
            for (Shell shell : shells())
                if (!before.contains(shell) && shell.isVisible()) {
                    dialogs++;
                    List<String> found = Mnemonics.wrong(shell, true);
                    if (!found.isEmpty())
                        wrong.put(shell.getText(), found);
                    shell.close();
                }
        }
        bench.settle();

        assertThat(wrong).isEmpty();
        assertThat(dialogs).isGreaterThan(40);
    }

    private static List<Shell> shells() {
        return Arrays.asList(Display.getCurrent().getShells());
    }

    @Test
    void eachPageOfEachWizard() {
        List<Supplier<INewWizard>> wizards = List.of(NewSessionWizard::new, AddDeviceWizard::new,
                AddPartitionWizard::new, AddDmWizard::new, AddFileSystemWizard::new, AddShareWizard::new,
                AddFileWizard::new, AddProcessWizard::new, AddPoisonWizard::new);
        for (Supplier<INewWizard> make : wizards) {
            WizardBench wizard = WizardBench.open(bench, make.get());
            boolean more = true;
            while (more) {
                assertThat(Mnemonics.wrong(wizard.shell(), false)).as(wizard.title()).isEmpty();
                more = wizard.hasNext();
                if (more)
                    wizard.next();
            }
            wizard.cancel();
        }
    }
}
