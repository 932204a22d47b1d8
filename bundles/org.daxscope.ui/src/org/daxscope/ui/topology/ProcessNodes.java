package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.scene.ScenePart.Kind;
import org.daxscope.ui.topology.Node.Facts;
import org.daxscope.ui.topology.Node.Origin;

/** Processes and what they map. */
final class ProcessNodes {
    private final Scene scene;
    private final MachineImage image;
    private final PoisonOnParts poison;

    ProcessNodes(Scene scene, MachineImage image, PoisonOnParts poison) {
        this.scene = scene;
        this.image = image;
        this.poison = poison;
    }

    void addTo(Node machine) {
        Set<String> done = new LinkedHashSet<>();
        for (int i = 0; i < scene.processes().size(); i++)
            if (done.add(scene.processes().get(i).name()))
                process(machine, scene.processes().get(i).name(), i);
        for (String process : image.processes())
            if (done.add(process))
                process(machine, process, -1);
    }

    /** @param index in the scene, -1 for a process that a step made */
    private void process(Node machine, String name, int index) {
        List<MappingImage> present = image.mappings().stream().filter(map -> map.process().equals(name)).toList();
        Span span = hull(name, present);
        Node node = machine.add(NodeKind.PROCESS, name, Facts
                .of(present.size() == 1 ? TopologyText.OneMapping : NLS.bind(TopologyText.Mappings, present.size()),
                        index < 0 ? null : ScenePart.of(Kind.PROCESS, index))
                .at(span, poison.on(span)).from(index < 0 ? Origin.STEP : Origin.SCENE));
        List<String> specified = index < 0 ? List.of()
                : scene.processes().get(index).mappings().stream().map(ProcessSpec.Mapping::name).toList();
        List<String> shown = new ArrayList<>();
        for (MappingImage mapping : present) {
            shown.add(mapping.name());
            node.add(new Node(node, NodeKind.MAPPING, mapping.name() + '@' + mapping.start(), mapping.name(),
                    mapped(mapping, index, specified.indexOf(mapping.name()))));
        }
        for (int i = 0; i < specified.size(); i++)
            if (!shown.contains(specified.get(i)))
                node.add(NodeKind.MAPPING, specified.get(i), Facts.of(TopologyText.MappingGone,
                        new ScenePart(Kind.MAPPING, index, i)).from(Origin.GONE));
    }

    private Facts mapped(MappingImage mapping, int process, int index) {
        Span span = new Span(Space.VIRTUAL, mapping.process(), mapping.start(), mapping.start() + mapping.length());
        String detail = NLS.bind(TopologyText.MappingOf, new Object[] {ByteSize.text(mapping.length()),
            mapping.file(), entries(mapping)});
        return Facts.of(detail, index < 0 ? null : new ScenePart(Kind.MAPPING, process, index))
                .at(span, poison.on(span)).from(index < 0 ? Origin.STEP : Origin.SCENE);
    }

    /** "1 × 2 MiB, 3 × 4 KiB": what the page table holds now. */
    static String entries(MappingImage mapping) {
        long huge = mapping.entries().stream().filter(entry -> entry.bytes() == Units.PMD).count();
        long small = mapping.entries().size() - huge;
        StringJoiner text = new StringJoiner(", "); //$NON-NLS-1$
        if (huge > 0)
            text.add(NLS.bind(TopologyText.HugeEntries, huge));
        if (small > 0)
            text.add(NLS.bind(TopologyText.SmallEntries, small));
        return text.length() == 0 ? TopologyText.NoEntries : text.toString();
    }

    /** From the first mapping to the end of the last. */
    private static @Nullable Span hull(String process, List<MappingImage> mappings) {
        if (mappings.isEmpty())
            return null;
        long start = mappings.stream().mapToLong(MappingImage::start).min().orElseThrow();
        long end = mappings.stream().mapToLong(map -> map.start() + map.length()).max().orElseThrow();
        return new Span(Space.VIRTUAL, process, start, end);
    }
}
