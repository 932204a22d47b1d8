package org.daxscope.ui.recover;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.actions.DataFile;
import org.daxscope.ui.nls.RecoverText;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.signals.Signal;
import org.daxscope.ui.widgets.StatusLine;

/**
 * Repairs what a signal or failed call is about, or what is looked at. With the strategy as parameter it is done at once, without
 * it a dialog shows both strategies.
 */
public final class RepairHandler extends AbstractHandler {
    /** What is written unless told otherwise: the lost bytes are lost. */
    static final String ZEROS = "0x00";
    /** Longest repair in one go. */
    private static final long MOST_BYTES = 256 << 20;

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        try {
            Target target = target(event, window, session.state());
            String strategy = parameter(event, "strategy");
            if (strategy == null)
                new RepairDialog(window, target).open();
            else {
                StatusLine.clear(window);
                String data = parameter(event, "pattern");
                session.perform(Strategy.named(strategy).step(target, pattern(data == null ? ZEROS : data, target)));
            }
        } catch (IllegalArgumentException refused) {
            StatusLine.problem(window, RecoverText.Title, String.valueOf(refused.getMessage()));
        }
        return null;
    }

    /** @throws IllegalArgumentException saying what to choose */
    private static Target target(ExecutionEvent event, IWorkbenchWindow window, SessionState state) {
        Span span = span(event, window, state);
        if (span == null)
            throw new IllegalArgumentException(RecoverText.NothingChosen);
        Target target = Target.of(span, state.image())
                .orElseThrow(() -> new IllegalArgumentException(RecoverText.Nowhere));
        if (target.pages().length() > MOST_BYTES)
            throw new IllegalArgumentException(NLS.bind(RecoverText.TooLong, Long.toString(MOST_BYTES >> 20)));
        return target;
    }

    private static @Nullable Span span(ExecutionEvent event, IWorkbenchWindow window, SessionState state) {
        String on = parameter(event, "target");
        if (on != null)
            return given(on, parameter(event, "offset"), parameter(event, "length"));
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof Signal signal)
            return signal.span(state.image());
        Focus focus = window.getService(FocusService.class).focus();
        if (focus != null && !isNowhere(focus.span(), state.image()))
            return focus.span();
        return Signal.of(state).isEmpty() ? null : Signal.of(state).getLast().span(state.image());
    }

    private static boolean isNowhere(Span span, MachineImage image) {
        return new Places(image).down(span).isEmpty();
    }

    private static Span given(String on, @Nullable String offset, @Nullable String length) {
        try {
            long start = offset == null ? 0 : Long.decode(offset.strip());
            long bytes = length == null ? 4096 : Long.decode(length.strip());
            return Span.file(on, Math.max(0, start), Math.addExact(Math.max(0, start), Math.max(1, bytes)));
        } catch (NumberFormatException | ArithmeticException wrong) {
            throw new IllegalArgumentException(RecoverText.NoNumber, wrong);
        }
    }

    private static @Nullable String parameter(ExecutionEvent event, String name) {
        return event.getParameter(DaxscopeUi.PARAMETER_ACTION + name);
    }

    /** @throws IllegalArgumentException saying what was expected */
    static Pattern pattern(String text, Target target) {
        return DataFile.fromCopy(text, target.pages().start(), target.pages().length());
    }
}
