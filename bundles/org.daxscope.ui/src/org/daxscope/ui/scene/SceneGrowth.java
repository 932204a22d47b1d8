package org.daxscope.ui.scene;

import java.util.List;

import org.eclipse.emf.common.util.EList;

import org.daxscope.machine.scene.Scene;
import org.daxscope.model.SceneElement;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.edit.SessionDocument;

/** Brings what a wizard added to a scene into the document, as one command; what was there is not touched. */
public final class SceneGrowth {
    private SceneGrowth() {
    }

    /** @param grown the document's scene with more at the ends of its lists, and of the lists of mappings */
    public static void apply(SessionDocument document, String label, Scene grown) {
        SceneElement next = ToModel.scene(grown);
        document.change(label, () -> {
            SceneElement scene = document.session().getScene();
            for (int i = 0; i < scene.getProcesses().size(); i++)
                grow(scene.getProcesses().get(i).getMappings(), next.getProcesses().get(i).getMappings());
            grow(scene.getRegions(), next.getRegions());
            grow(scene.getPartitions(), next.getPartitions());
            grow(scene.getDmDevices(), next.getDmDevices());
            grow(scene.getFileSystems(), next.getFileSystems());
            grow(scene.getFiles(), next.getFiles());
            grow(scene.getProcesses(), next.getProcesses());
            grow(scene.getPoison(), next.getPoison());
        });
    }

    private static <T> void grow(EList<T> list, EList<T> grown) {
        list.addAll(List.copyOf(grown.subList(list.size(), grown.size())));
    }
}
