package org.daxscope.ui.kernels;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.Quirk;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;

/** Makes what is open run on another kernel, with the same steps. */
final class KernelSwitch {
    private final SessionService session;

    KernelSwitch(SessionService session) {
        this.session = session;
    }

    /**
     * Of a recording, what was performed becomes a session of the user's own on that kernel.
     *
     * @param mended quirks the kernel shall not have
     */
    void to(String name, List<Quirk> mended) {
        SessionState state = session.state();
        Scene scene = state.scene();
        KernelSpec kernel = new KernelSpec(name, mended);
        if (scene == null || kernel.equals(scene.kernel()))
            return;
        if (state.recording() == null)
            session.edit(NLS.bind(KernelsText.Edit, name), edited -> edited.withKernel(kernel));
        else {
            session.start(new Script(scene.withKernel(kernel), performed(state)));
            session.runAll();
        }
    }

    private static List<Step> performed(SessionState state) {
        return state.calls().stream().limit(state.position()).filter(calls -> !calls.isEmpty())
                .map(calls -> new Step("", calls.stream().map(Call::operation).toList())).toList();
    }
}
