package org.daxscope.ui.topology;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.check.Violation;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.PartNames;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.scene.ScenePart.Kind;
import org.daxscope.ui.topology.Node.Facts;
import org.daxscope.ui.topology.Node.Origin;
import org.daxscope.viz.PoisonCounts.Poison;

/** Makes the tree from what the scene says and what the machine at the cursor holds. Good on any thread. */
final class TopologyTree {
    private final Scene scene;
    private final MachineImage image;
    private final List<Violation> broken;
    private final PoisonOnParts poison;

    private TopologyTree(Scene scene, MachineImage image, List<Violation> broken) {
        this.scene = scene;
        this.image = image;
        this.broken = broken;
        poison = new PoisonOnParts(image);
    }

    /** The machine, everything else below it. */
    static Node of(Scene scene, MachineImage image, List<Violation> broken) {
        return new TopologyTree(scene, image, broken).machine();
    }

    private Node machine() {
        Node machine = new Node(null, NodeKind.MACHINE, "", NLS.bind(TopologyText.Kernel, scene.kernel().name()),
                Facts.of(kernels(), ScenePart.of(Kind.KERNEL)).at(null, poison.all()));
        machine.add(NodeKind.POWER, TopologyText.Power, Facts.of(power(), ScenePart.of(Kind.POWER)));
        new BeliefNodes(broken, poison).addTo(machine);
        Map<Provider, Node> buses = new EnumMap<>(Provider.class);
        for (int i = 0; i < scene.regions().size(); i++)
            region(buses.computeIfAbsent(scene.regions().get(i).provider(), provider -> bus(machine, provider)),
                    scene.regions().get(i), i);
        new DmNodes(scene, image, poison).addTo(machine, this::fileSystems);
        shares(machine);
        new ProcessNodes(scene, image, poison).addTo(machine);
        return machine;
    }

    /** "on, ADR, boots scrub and mount". */
    private String power() {
        String domains = scene.regions().stream().map(region -> PartNames.name(region.media().domain())).distinct()
                .collect(Collectors.joining(", "));
        PowerPolicy policy = scene.power();
        String boots = policy.scrubs()
                ? policy.mounts() ? TopologyText.BootsAll : TopologyText.BootsScrub
                : policy.mounts() ? TopologyText.BootsMount : TopologyText.BootsNothing;
        return NLS.bind(TopologyText.PowerState,
                new Object[] {image.on() ? TopologyText.PowerOn : TopologyText.PowerOff, domains, boots});
    }

    /** Regions of one provider are on one bus. */
    private Node bus(Node machine, Provider provider) {
        String name = image.regions().stream().filter(region -> region.provider() == provider)
                .map(RegionImage::bus).findFirst().orElse(TopologyText.Bus);
        Poison all = scene.regions().stream().filter(region -> region.provider() == provider)
                .map(region -> poison.onDisk(region.namespace().disk())).reduce(Poison.NONE, Poison::plus);
        return machine.add(NodeKind.BUS, name,
                Facts.of(PartNames.name(provider), ScenePart.of(Kind.SCENE)).at(null, all));
    }

    private String kernels() {
        try {
            return scene.kernel().model().preset().kernels();
        } catch (IllegalArgumentException unknown) {
            return "";
        }
    }

    private void region(Node bus, RegionSpec region, int index) {
        String name = region.namespace().disk();
        DeviceImage disk = disk(name);
        Poison onIt = poison.onDisk(name);
        String size = ByteSize.text(region.bytes());
        Node node = bus.add(NodeKind.REGION, region.name(), Facts.of(disk == null ? size
                : NLS.bind(TopologyText.RegionAt, size, Long.toHexString(disk.physicalBase() - disk.dataOffset())),
                ScenePart.of(Kind.REGION, index)).at(
                        region.bytes() < 0 ? null
                                : new Span(Space.REGION, name, 0, region.bytes()),
                        onIt));
        for (int i = 0; i < region.dimms().size(); i++)
            node.add(NodeKind.DIMM, region.dimms().get(i).name(), Facts.of(
                    ByteSize.text(region.dimms().get(i).bytes()), new ScenePart(Kind.DIMM, index, i)));
        long bytes = region.namespace().sectors() * Units.SECTOR;
        Node namespace = node.add(NodeKind.DISK, name, Facts
                .of(NLS.bind(TopologyText.Namespace, ByteSize.text(bytes), setup(region)),
                        ScenePart.of(Kind.NAMESPACE, index))
                .at(bytes < 0 ? null : Span.disk(name, 0, bytes), onIt));
        poisons(namespace, name);
        fileSystems(namespace, name);
        partitions(namespace, name);
    }

    /** Those of the scene, there or gone, and those that steps made. */
    private void partitions(Node disk, String name) {
        for (int i = 0; i < scene.partitions().size(); i++) {
            PartitionSpec spec = scene.partitions().get(i);
            if (!spec.disk().equals(name))
                continue;
            PartitionImage there = image.partitions().stream().filter(part -> part.name().equals(spec.name()))
                    .findFirst().orElse(null);
            if (there == null)
                disk.add(new Node(disk, NodeKind.PARTITION, String.valueOf(i), spec.name(),
                        Facts.of(TopologyText.PartitionGone, ScenePart.of(Kind.PARTITION, i)).from(Origin.GONE)));
            else
                partition(disk, there, ScenePart.of(Kind.PARTITION, i));
        }
        for (PartitionImage part : image.partitions())
            if (part.disk().equals(name) && scene.partitions().stream()
                    .noneMatch(spec -> spec.name().equals(part.name())))
                partition(disk, part, null);
    }

    private void partition(Node disk, PartitionImage part, @Nullable ScenePart of) {
        Span span = Span.disk(part.disk(), part.start() * Units.SECTOR,
                (part.start() + part.sectors()) * Units.SECTOR);
        fileSystems(disk.add(NodeKind.PARTITION, part.name(), Facts
                .of(NLS.bind(TopologyText.PartitionAt, ByteSize.text(part.sectors() * Units.SECTOR),
                        Long.toString(part.start())), of)
                .at(span, poison.on(span)).from(of == null ? Origin.STEP : Origin.SCENE)), part.name());
    }

    /** What the namespace is at the cursor, or in the scene where it is not there. */
    private String setup(RegionSpec region) {
        return image.regions().stream().filter(there -> there.disk().equals(region.namespace().disk())).findFirst()
                .map(there -> PartNames.setup(there.provider(), there.config()))
                .orElseGet(() -> PartNames.setup(region.provider(), region.namespace().config()));
    }

    private @Nullable DeviceImage disk(String name) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(name))
                return disk;
        return null;
    }

    /** What the scene says is bad before the first step; it may be gone by now. */
    private void poisons(Node disk, String name) {
        Node group = null;
        for (int i = 0; i < scene.poison().size(); i++) {
            PoisonSpec bad = scene.poison().get(i);
            if (!bad.disk().equals(name))
                continue;
            if (group == null)
                group = disk.add(NodeKind.POISONS, TopologyText.PoisonAtStart, Facts.of(NLS.bind(TopologyText.Count,
                        scene.poison().stream().filter(other -> other.disk().equals(name)).count()), null));
            Span span = span(bad);
            group.add(new Node(group, NodeKind.POISON, String.valueOf(i), ByteSize.text(bad.offset()),
                    Facts.of(NLS.bind(bad.known() ? TopologyText.PoisonKnown : TopologyText.PoisonLatent,
                            ByteSize.text(bad.length())), ScenePart.of(Kind.POISON, i))
                            .at(span, poison.on(span))));
        }
    }

    private static @Nullable Span span(PoisonSpec bad) {
        return bad.offset() < 0 || bad.length() < 0 || bad.offset() > Long.MAX_VALUE - bad.length()
                ? null
                : Span.disk(bad.disk(), bad.offset(), bad.offset() + bad.length());
    }

    private void fileSystems(Node disk, String name) {
        MountImage mount = mount(name);
        boolean found = false;
        for (int i = 0; i < scene.fileSystems().size(); i++) {
            FileSystemSpec fs = scene.fileSystems().get(i);
            if (!fs.disk().equals(name))
                continue;
            MountImage there = mount != null && mount.type().equals(fs.type()) && !found ? mount : null;
            found |= there != null;
            files(disk.add(new Node(disk, NodeKind.FILE_SYSTEM, String.valueOf(i), fs.type(),
                    Facts.of(there == null ? TopologyText.NotMounted : mounted(there),
                            ScenePart.of(Kind.FILE_SYSTEM, i))
                            .at(disk.facts().span(), poison.on(disk.facts().span()))
                            .from(there == null ? Origin.GONE : Origin.SCENE))),
                    name, there != null);
        }
        if (!found && mount != null)
            files(disk.add(NodeKind.FILE_SYSTEM, mount.type(), Facts.of(mounted(mount), null)
                    .at(disk.facts().span(), poison.on(disk.facts().span())).from(Origin.STEP)), name, true);
    }

    /** Guests, by the tags of what is shared with them: of the scene, and of steps. */
    private void shares(Node machine) {
        Set<String> tags = new LinkedHashSet<>();
        scene.fileSystems().stream().filter(FileSystemSpec::isShare).forEach(fs -> tags.add(fs.disk()));
        image.mounts().stream().filter(mount -> mount.type().equals(FileSystemSpec.SHARE))
                .forEach(mount -> tags.add(mount.disk()));
        for (String tag : tags)
            share(machine, tag);
    }

    private void share(Node machine, String tag) {
        WindowImage window = image.windows().stream().filter(one -> one.name().equals(tag)).findFirst().orElse(null);
        MountImage mount = mount(tag);
        ShareArguments share = Stream.concat(
                mount == null ? Stream.<String>of() : Stream.of(mount.mkfs()),
                scene.fileSystems().stream().filter(fs -> fs.disk().equals(tag)).map(FileSystemSpec::mkfs))
                .flatMap(text -> ShareArguments.parse(text).stream()).findFirst().orElse(null);
        String source = share == null ? "" : share.source();
        long bytes = share == null ? 0 : share.windowBytes();
        String detail = bytes == 0 ? NLS.bind(TopologyText.ShareWithout, source)
                : NLS.bind(TopologyText.Share, source, ByteSize.text(bytes));
        if (window != null)
            detail += ", " + NLS.bind(TopologyText.Shown, window.ranges().size(), window.bytes() / WindowImage.RANGE);
        boolean ofScene = scene.fileSystems().stream().anyMatch(fs -> fs.disk().equals(tag));
        Node node = machine.add(NodeKind.SHARE, tag, Facts.of(detail, null)
                .at(window == null ? null : new Span(Space.WINDOW, tag, 0, window.bytes()),
                        poison.on(window == null ? null : new Span(Space.WINDOW, tag, 0, window.bytes())))
                .from(ofScene ? Origin.SCENE : Origin.STEP));
        fileSystems(node, tag);
    }

    private @Nullable MountImage mount(String disk) {
        for (MountImage mount : image.mounts())
            if (mount.disk().equals(disk))
                return mount;
        return null;
    }

    private static String mounted(MountImage mount) {
        return NLS.bind(mount.dax() ? TopologyText.MountedDax : TopologyText.Mounted, mount.point(),
                ByteSize.rounded(mount.freeBytes()));
    }

    /** What the scene says of the files that guests see. */
    private Map<String, Integer> hostFiles() {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < scene.files().size(); i++)
            found.putIfAbsent(scene.nameOf(scene.files().get(i)), i);
        return found;
    }

    private void files(Node fs, String disk, boolean mounted) {
        Map<String, Integer> specified = new HashMap<>();
        for (int i = 0; i < scene.files().size(); i++)
            if (scene.files().get(i).disk().equals(disk))
                specified.putIfAbsent(scene.nameOf(scene.files().get(i)), i);
        Map<String, Integer> hosts = hostFiles();
        Set<String> present = new HashSet<>();
        if (mounted)
            for (FileImage file : image.files())
                if (file.mount().equals(disk) && present.add(file.name()))
                    new FileNodes(poison).add(fs, file,
                            specified.getOrDefault(file.name(), hosts.get(file.hostFile())));
        for (int i = 0; i < scene.files().size(); i++) {
            FileSpec file = scene.files().get(i);
            if (file.disk().equals(disk) && present.add(scene.nameOf(file)))
                fs.add(NodeKind.FILE, file.name(), Facts.of(NLS.bind(TopologyText.FileGone,
                        ByteSize.text(file.size())), ScenePart.of(Kind.FILE, i)).from(Origin.GONE));
        }
    }
}
