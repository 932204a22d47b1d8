package org.daxscope.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.Session;
import org.daxscope.model.StepElement;
import org.daxscope.model.bridge.ElementException;
import org.daxscope.model.bridge.ToModel;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.jspecify.annotations.Nullable;

/**
 * An open session. What is edited goes through here, as commands with labels that can be undone and redone; moving the cursor,
 * selecting and what views keep are no commands. For one thread, that of the user interface.
 */
public final class SessionDocument {
    private final Session session;
    private final Commands commands = new Commands();
    private final EditingDomain domain = new AdapterFactoryEditingDomain(new ReflectiveItemProviderAdapterFactory(),
            commands);
    private final Snapshots snapshots = new Snapshots();
    private final ChangeWatch watch = new ChangeWatch(snapshots);
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private boolean touched;

    /** @param session of no other document; a cursor beyond its steps is put behind the last */
    public SessionDocument(Session session) {
        this.session = session;
        session.setCursor(Math.clamp(session.getCursor(), 0, session.getSteps().size()));
        Resource resource = new XMIResourceImpl(URI.createURI("session.daxscope"));
        domain.getResourceSet().getResources().add(resource);
        resource.getContents().add(session);
        session.eAdapters().add(watch);
        commands.addCommandStackListener(event -> tell(SessionListener::commandsChanged));
    }

    /** A new session in which nothing was done yet. */
    public static SessionDocument of(Scene scene) {
        return new SessionDocument(ToModel.session(new Script(scene, List.of())));
    }

    /** To look at; what is changed in it without this document cannot be undone. */
    public Session session() {
        return session;
    }

    /** For commands of one's own; they go through {@link #execute}. */
    public EditingDomain domain() {
        return domain;
    }

    /**
     * What the session says now: its scene and all its steps, wherever the cursor stands.
     *
     * @throws ElementException while part of it cannot be used
     */
    public Script script() {
        return snapshots.script(session);
    }

    /**
     * One of its steps.
     *
     * @throws ElementException while it cannot be used
     */
    public Step step(StepElement step) {
        return snapshots.step(step);
    }

    // -- Steps and the cursor -----------------------------------------------------------------------------------------

    /** Steps performed. */
    public int cursor() {
        return session.getCursor();
    }

    /** @throws IndexOutOfBoundsException when there are not that many steps */
    public void moveCursor(int steps) {
        if (steps < 0 || steps > session.getSteps().size())
            throw new IndexOutOfBoundsException("cursor %d of %d steps".formatted(steps, session.getSteps().size()));
        session.setCursor(steps);
        settle();
    }

    /** Puts steps at the cursor, which moves behind them. What stood there is gone, until this is undone. */
    public void append(String label, Step... steps) {
        List<StepElement> added = new ArrayList<>();
        for (Step step : steps)
            added.add(ToModel.step(step));
        List<StepElement> future = List.copyOf(session.getSteps().subList(cursor(), session.getSteps().size()));
        CompoundCommand command = new CompoundCommand(label);
        if (!future.isEmpty())
            command.append(RemoveCommand.create(domain, session, ModelPackage.Literals.SESSION__STEPS, future));
        command.append(AddCommand.create(domain, session, ModelPackage.Literals.SESSION__STEPS, added));
        command.append(SetCommand.create(domain, session, ModelPackage.Literals.SESSION__CURSOR,
                cursor() + added.size()));
        execute(command);
    }

    // -- Edits --------------------------------------------------------------------------------------------------------

    public void set(String label, EObject owner, EStructuralFeature feature, @Nullable Object value) {
        execute(labelled(label, SetCommand.create(domain, owner, feature, value)));
    }

    /** Adds a child at the end, or sets the only one. */
    public void add(String label, EObject owner, EReference feature, EObject child) {
        execute(labelled(label, feature.isMany() ? AddCommand.create(domain, owner, feature, child)
                : SetCommand.create(domain, owner, feature, child)));
    }

    /** Removes objects from wherever they are. The cursor stays behind the same steps. */
    public void remove(String label, List<? extends EObject> objects) {
        change(label, () -> {
            int behind = (int) session.getSteps().subList(0, cursor()).stream().filter(objects::contains).count();
            for (EObject object : objects)
                EcoreUtil.remove(object);
            session.setCursor(cursor() - behind);
        });
    }

    /** Gives a disk (its namespace), a file, a process or a mapping another name, wherever scene and steps name it. */
    public void rename(String label, EObject named, String newName) {
        change(label, () -> new Renaming(session, newName).rename(named));
    }

    /** Any other change as one command: all that is done to the session while it runs. A failure takes all of it back. */
    public void change(String label, Runnable change) {
        execute(new RecordedChange(label, session, () -> {
            change.run();
            keepCursorInside();
        }));
    }

    public void execute(Command command) {
        try {
            commands.execute(command);
        } finally {
            settle();
        }
    }

    private static Command labelled(String label, Command command) {
        CompoundCommand labelled = new CompoundCommand(label);
        labelled.append(command);
        return labelled;
    }

    /** Changes what is kept but never undone: the selection, what views remember. */
    public void keep(Consumer<Session> change) {
        change.accept(session);
        settle();
    }

    // -- Undo, redo, saving -------------------------------------------------------------------------------------------

    /** What undo would undo; empty when there is nothing. */
    public Optional<String> undoLabel() {
        return commands.canUndo() ? Optional.of(commands.getUndoCommand().getLabel()) : Optional.empty();
    }

    public Optional<String> redoLabel() {
        return commands.canRedo() ? Optional.of(commands.getRedoCommand().getLabel()) : Optional.empty();
    }

    /** Nothing when there is nothing to undo. */
    public void undo() {
        commands.undo();
        keepCursorInside();
        settle();
    }

    /** Nothing when there is nothing to redo. */
    public void redo() {
        commands.redo();
        keepCursorInside();
        settle();
    }

    /** Moving the cursor is not undone: it may have come to stand behind steps that are gone. */
    private void keepCursorInside() {
        session.setCursor(Math.clamp(session.getCursor(), 0, session.getSteps().size()));
    }

    /** Whether commands were done or undone since it was saved. */
    public boolean isDirty() {
        return commands.isSaveNeeded();
    }

    /** Whether anything at all changed since it was saved, the cursor and what views keep included. */
    public boolean isTouched() {
        return touched || isDirty();
    }

    /** It is on disk as it stands now. */
    public void markSaved() {
        commands.saveIsDone();
        touched = false;
        tell(SessionListener::commandsChanged);
    }

    // -- Listeners ----------------------------------------------------------------------------------------------------

    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    private void settle() {
        boolean scriptChanged = watch.takeScript();
        boolean cursorMoved = watch.takeCursor();
        boolean keptChanged = watch.takeKept();
        touched |= scriptChanged || cursorMoved || keptChanged;
        if (scriptChanged)
            tell(SessionListener::scriptChanged);
        if (cursorMoved)
            tell(SessionListener::cursorMoved);
        if (keptChanged)
            tell(SessionListener::keptChanged);
    }

    private void tell(Consumer<SessionListener> news) {
        listeners.forEach(news);
    }
}
