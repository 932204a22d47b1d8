package org.daxscope.ui.scene;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.ProcessElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;

/**
 * A part of a scene, by where it stands in it: the same in the engine's records and in the document.
 *
 * @param index in the scene's list of such parts; 0 for what there is once
 * @param inner in the part that {@code index} names, for DIMMs and mappings; 0 otherwise
 */
public record ScenePart(Kind kind, int index, int inner) {
    /** What it is. */
    public enum Kind {
        SCENE, KERNEL, POWER, REGION, DIMM, NAMESPACE, PARTITION, DM, FILE_SYSTEM, FILE, PROCESS, MAPPING, POISON
    }

    public static ScenePart of(Kind kind) {
        return new ScenePart(kind, 0, 0);
    }

    public static ScenePart of(Kind kind, int index) {
        return new ScenePart(kind, index, 0);
    }

    /** The part in a document; null when the document has no such part (any more). */
    public @Nullable EObject in(SceneElement scene) {
        return switch (kind) {
            case SCENE -> scene;
            case KERNEL -> scene.getKernel();
            case POWER -> scene.getPower();
            case REGION -> at(scene.getRegions(), index);
            case DIMM -> at(scene.getRegions(), index) instanceof RegionElement region
                    ? at(region.getDimms(), inner)
                    : null;
            case NAMESPACE -> at(scene.getRegions(), index) instanceof RegionElement region
                    ? region.getNamespace()
                    : null;
            case PARTITION -> at(scene.getPartitions(), index);
            case DM -> at(scene.getDmDevices(), index);
            case FILE_SYSTEM -> at(scene.getFileSystems(), index);
            case FILE -> at(scene.getFiles(), index);
            case PROCESS -> at(scene.getProcesses(), index);
            case MAPPING -> at(scene.getProcesses(), index) instanceof ProcessElement process
                    ? at(process.getMappings(), inner)
                    : null;
            case POISON -> at(scene.getPoison(), index);
        };
    }

    private static @Nullable EObject at(List<? extends EObject> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
