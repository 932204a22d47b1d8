package org.daxscope.ui.scene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.operation.Operation.CreatePartition;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.model.DimmElement;
import org.daxscope.model.DmElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.KernelElement;
import org.daxscope.model.MappingElement;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.PoisonElement;
import org.daxscope.model.PowerElement;
import org.daxscope.model.ProcessElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.DmTables;
import org.daxscope.model.edit.OtherDevices;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.model.edit.SharedFileSystems;
import org.daxscope.ui.nls.SceneText;

/** Deleting, duplicating and renaming parts of a scene, each as one command that can be undone. */
public final class SceneEdits {
    private final SessionDocument document;

    public SceneEdits(SessionDocument document) {
        this.document = document;
    }

    private SceneElement scene() {
        return document.session().getScene();
    }

    /** Whether there can be a scene without it. */
    public static boolean canDelete(EObject part) {
        return switch (part) {
            case RegionElement region -> hasOthers(region);
            case NamespaceElement namespace -> namespace.eContainer() instanceof RegionElement region
                    && hasOthers(region);
            case SceneElement scene -> false;
            case KernelElement kernel -> false;
            case PowerElement power -> false;
            default -> true;
        };
    }

    private static boolean hasOthers(RegionElement region) {
        return region.eContainer() instanceof SceneElement scene && scene.getRegions().size() > 1;
    }

    /** Deletes parts and what cannot be without them: the files of a file system, the mappings of a file. */
    public void delete(List<EObject> parts) {
        Set<EObject> all = new LinkedHashSet<>();
        for (EObject part : parts)
            if (canDelete(part))
                collect(all, part instanceof NamespaceElement namespace ? namespace.eContainer() : part);
        if (!all.isEmpty())
            document.remove(NLS.bind(SceneText.Delete, name(parts.getFirst())), List.copyOf(all));
    }

    private void collect(Set<EObject> all, EObject part) {
        if (!all.add(part))
            return;
        switch (part) {
            case RegionElement region when region.getNamespace() != null ->
                disk(all, region.getNamespace().getDisk());
            case PartitionElement cut -> device(all, name(cut));
            case DmElement dm -> device(all, dm.getName());
            case FileSystemElement fs -> scene().getFiles().stream().filter(file -> file.getDisk().equals(fs.getDisk()))
                    .forEach(file -> collect(all, file));
            case FileElement file -> mappings(all, file.getName());
            default -> {
                // Nothing hangs on it.
            }
        }
    }

    /** What is on a disk, its partitions among it. */
    private void disk(Set<EObject> all, String disk) {
        scene().getPartitions().stream().filter(part -> part.getDisk().equals(disk))
                .forEach(part -> collect(all, part));
        device(all, disk);
    }

    /** What is on a device: dm devices, a file system, poison, mappings. */
    private void device(Set<EObject> all, String disk) {
        scene().getDmDevices().stream().filter(dm -> DmTables.names(dm.getTable(), disk))
                .forEach(dm -> collect(all, dm));
        scene().getFileSystems().stream()
                .filter(fs -> fs.getDisk().equals(disk) || OtherDevices.of(fs).contains(disk))
                .forEach(fs -> collect(all, fs));
        scene().getFileSystems().stream().filter(fs -> SharedFileSystems.isOf(fs, disk))
                .forEach(fs -> collect(all, fs));
        scene().getPoison().stream().filter(bad -> bad.getDisk().equals(disk)).forEach(all::add);
        mappings(all, disk);
    }

    private void mappings(Set<EObject> all, String on) {
        for (ProcessElement process : scene().getProcesses())
            process.getMappings().stream().filter(mapping -> mapping.getOn().equals(on)).forEach(all::add);
    }

    /** Whether another one of it makes sense. */
    public static boolean canDuplicate(EObject part) {
        return !(part instanceof SceneElement || part instanceof KernelElement || part instanceof FileSystemElement
                || part instanceof PartitionElement || part instanceof PowerElement);
    }

    /** Adds a copy behind the part, with names that are free; a file's place is left to the file system. */
    @SuppressWarnings("unchecked")
    public void duplicate(EObject part) {
        EObject original = part instanceof NamespaceElement namespace ? namespace.eContainer() : part;
        EObject copy = EcoreUtil.copy(original);
        EObject owner = original.eContainer();
        switch (copy) {
            case RegionElement region -> distinguish(region);
            case DimmElement dimm -> dimm.setName(free(dimm.getName(), names(owner)));
            case DmElement dm -> dm.setName(free(dm.getName(), names(scene())));
            case FileElement file -> {
                file.setName(free(file.getName(), names(owner)));
                file.getLayout().clear();
            }
            case ProcessElement process -> process.setName(free(process.getName(), names(owner)));
            case MappingElement mapping -> mapping.setName(free(mapping.getName(), names(owner)));
            default -> {
                // It has no name.
            }
        }
        document.change(NLS.bind(SceneText.Duplicate, name(original)), () -> {
            EList<EObject> list = (EList<EObject>) owner.eGet(original.eContainmentFeature());
            list.add(list.indexOf(original) + 1, copy);
        });
    }

    private void distinguish(RegionElement region) {
        region.setName(free(region.getName(), names(scene())));
        region.setPhysicalBase(RegionSpec.AUTOMATIC);
        NamespaceElement namespace = region.getNamespace();
        if (namespace != null)
            namespace.setDisk(free(namespace.getDisk(), names(scene())));
    }

    private static String free(String name, List<String> taken) {
        return Scenes.freeName(name, taken);
    }

    /** Names of everything below. */
    private static List<String> names(EObject owner) {
        List<String> names = new ArrayList<>();
        owner.eAllContents().forEachRemaining(part -> names.add(name(part)));
        return names;
    }

    /** The feature that holds its name; null for what has none. */
    public static @Nullable EStructuralFeature nameFeature(EObject part) {
        return part instanceof NamespaceElement || part instanceof FileSystemElement || part instanceof PoisonElement
                || part instanceof KernelElement || part instanceof PartitionElement
                        ? part instanceof NamespaceElement ? part.eClass().getEStructuralFeature("disk") : null
                        : part.eClass().getEStructuralFeature("name");
    }

    /** Renames it, and everything that refers to it by name. */
    public void rename(EObject part, String name) {
        document.rename(NLS.bind(SceneText.Rename, name(part), name), part, name);
    }

    /** What people call it. */
    public static String name(EObject part) {
        EStructuralFeature feature = nameFeature(part);
        if (feature != null)
            return Objects.toString(part.eGet(feature), "");
        return switch (part) {
            case FileSystemElement fs -> NLS.bind(SceneText.NameOn, fs.getType(), fs.getDisk());
            case PoisonElement poison -> NLS.bind(SceneText.PoisonOn, ByteSize.text(poison.getOffset()),
                    poison.getDisk());
            case PartitionElement partition -> CreatePartition.name(partition.getDisk(), partition.getNumber());
            case PowerElement power -> SceneText.Power;
            case KernelElement kernel -> NLS.bind(SceneText.Kernel, kernel.getName());
            default -> part.eClass().getName();
        };
    }
}
