package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.properties.Property;
import org.daxscope.ui.properties.PropertySource;
import org.daxscope.ui.wizards.AddDeviceWizard;
import org.daxscope.ui.wizards.NewSessionWizard;
import org.daxscope.ui.wizards.WizardBench;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.views.properties.IPropertyDescriptor;

/** Drives the Topology view in the real workbench. */
final class TopologyBench {
    final Bench bench;

    TopologyBench() throws Exception {
        bench = new Bench();
        bench.page().showView(DaxscopeUi.VIEW_TOPOLOGY);
        bench.activate(DaxscopeUi.VIEW_TOPOLOGY);
    }

    TopologyContent topology() {
        return (TopologyContent) ((TopologyView) bench.page().findView(DaxscopeUi.VIEW_TOPOLOGY)).content();
    }

    void settle() {
        bench.settle();
    }

    /** A session as the wizard makes it when nothing is changed. */
    void newSession() {
        long before = bench.state().generation();
        WizardBench.open(bench, new NewSessionWizard()).finish();
        Bench.await("the new session", () -> bench.state().generation() > before);
        settle();
    }

    /** Adds a disk by its wizard; answers its name. */
    String addDisk() {
        WizardBench.open(bench, new AddDeviceWizard()).finish();
        return lastDisk();
    }

    String lastDisk() {
        return scene().regions().getLast().namespace().disk();
    }

    /** When all is settled. */
    Scene scene() {
        settle();
        return Objects.requireNonNull(bench.state().scene());
    }

    MachineImage image() {
        return bench.state().image();
    }

    /** Performs an operation as a step of its own. */
    void perform(Operation operation) {
        bench.session().perform(Step.of(operation));
        settle();
    }

    /** Runs a command while the tree is the active part. */
    void run(String command) throws Exception {
        bench.activate(DaxscopeUi.VIEW_TOPOLOGY);
        bench.run(command);
    }

    /** Sets a property as the Properties view does. */
    void set(Node node, String name, Object value) {
        PropertySource source = topology().source(node);
        for (IPropertyDescriptor descriptor : source.getPropertyDescriptors())
            if (descriptor.getDisplayName().equals(name)) {
                source.setPropertyValue(descriptor.getId(), value);
                settle();
                return;
            }
        throw new AssertionError("no property " + name + " in " + source.properties());
    }

    /** A property as the Properties view shows it. */
    String value(Node node, String name) {
        return topology().source(node).properties().stream().filter(property -> property.name().equals(name))
                .map(Property::value).findFirst().orElseThrow(() -> new AssertionError("no property " + name));
    }

    /** The only node of a kind and name. */
    Node node(NodeKind kind, String name) {
        List<Node> found = all().stream().filter(node -> node.kind() == kind && node.name().equals(name)).toList();
        if (found.size() != 1)
            throw new AssertionError(kind + " " + name + ": " + found + " among " + all());
        return found.getFirst();
    }

    List<Node> all() {
        List<Node> all = new ArrayList<>();
        Node root = topology().tree().root();
        if (root != null)
            collect(all, root);
        return all;
    }

    private static void collect(List<Node> all, Node node) {
        all.add(node);
        node.children().forEach(child -> collect(all, child));
    }

    /** Selects a node; all views look at it. */
    void select(Node node) {
        topology().tree().viewer().setSelection(new StructuredSelection(node), true);
        settle();
    }
}
