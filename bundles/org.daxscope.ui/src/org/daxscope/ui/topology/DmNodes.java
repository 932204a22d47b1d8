package org.daxscope.ui.topology;

import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.scene.ScenePart.Kind;
import org.daxscope.ui.topology.Node.Facts;
import org.daxscope.ui.topology.Node.Origin;

/** dm devices and their targets: those of the scene, and those that steps made. */
final class DmNodes {
    private final Scene scene;
    private final MachineImage image;
    private final PoisonOnParts poison;

    /** Adds what lies on a device. */
    interface OnDevice {
        void add(Node device, String name);
    }

    DmNodes(Scene scene, MachineImage image, PoisonOnParts poison) {
        this.scene = scene;
        this.image = image;
        this.poison = poison;
    }

    void addTo(Node machine, OnDevice more) {
        for (int i = 0; i < scene.dmDevices().size(); i++) {
            DmSpec spec = scene.dmDevices().get(i);
            DmImage there = image.dmDevices().stream().filter(dm -> dm.name().equals(spec.name())).findFirst()
                    .orElse(null);
            if (there == null)
                machine.add(NodeKind.DM, spec.name(),
                        Facts.of(TopologyText.DmGone, ScenePart.of(Kind.DM, i)).from(Origin.GONE));
            else
                device(machine, there, Facts.of(detail(there), ScenePart.of(Kind.DM, i)), more);
        }
        for (DmImage dm : image.dmDevices())
            if (scene.dmDevices().stream().noneMatch(spec -> spec.name().equals(dm.name())))
                device(machine, dm, Facts.of(detail(dm), null).from(Origin.STEP), more);
    }

    private void device(Node machine, DmImage dm, Facts facts, OnDevice more) {
        Span all = span(dm.name(), 0, dm.sectors());
        Node node = machine.add(NodeKind.DM, dm.name(), facts.at(all, poison.on(all)));
        for (DmImage.Target target : dm.targets()) {
            Span span = span(dm.name(), target.begin(), target.end());
            node.add(new Node(node, NodeKind.TARGET, Long.toString(target.begin()), target.type(),
                    Facts.of(NLS.bind(TopologyText.DmTarget, new Object[] {Long.toString(target.begin()),
                        Long.toString(target.length()), target.arguments()}), null)
                            .at(span, poison.on(span)).from(facts.origin())));
        }
        more.add(node, dm.name());
    }

    private static Span span(String name, long first, long end) {
        return new Span(Space.DM, name, first * Units.SECTOR, end * Units.SECTOR);
    }

    private static String detail(DmImage dm) {
        String kinds = dm.targets().stream().map(DmImage.Target::type).distinct().collect(Collectors.joining(", "));
        return NLS.bind(TopologyText.DmDevice, new Object[] {ByteSize.text(dm.sectors() * Units.SECTOR), kinds,
            dm.dax() ? TopologyText.DmDax : TopologyText.DmNoDax, dm.suspended() ? TopologyText.DmSuspended : "",
            dm.loaded().isEmpty() ? "" : TopologyText.DmLoaded});
    }
}
