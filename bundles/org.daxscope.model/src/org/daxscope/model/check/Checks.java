package org.daxscope.model.check;

import java.util.List;
import java.util.function.Function;

import org.daxscope.machine.scene.Step;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.StepElement;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.edit.SessionDocument;

/** All constraints. */
public final class Checks {
    private Checks() {
    }

    /** What is wrong with a session, from the machine up to its steps. Works on a copy that belongs to no document as well. */
    public static List<Problem> all(Session session) {
        return all(session, ToRecords::step);
    }

    /** The same for an open one, which knows most of its steps as records already. */
    static List<Problem> all(SessionDocument document) {
        return all(document.session(), document::step);
    }

    private static List<Problem> all(Session session, Function<StepElement, Step> steps) {
        Findings findings = new Findings();
        SceneElement scene = session.getScene();
        if (scene == null)
            findings.error(session, ModelPackage.Literals.SESSION__SCENE, "The session has no scene; it needs one.");
        else
            scene(scene, findings);
        new StepCheck(session, steps, findings).check();
        SessionCheck.check(session, findings);
        return findings.problems();
    }

    private static void scene(SceneElement scene, Findings findings) {
        Disks disks = Disks.of(scene);
        KernelCheck.check(scene, findings);
        NameCheck.check(scene, findings);
        scene.getRegions().forEach(region -> RegionCheck.check(region, findings));
        PhysicalCheck.check(scene, findings);
        PartitionCheck.check(scene, disks, findings);
        DmCheck.check(scene, findings);
        scene.getFileSystems().forEach(fs -> FileSystemCheck.check(scene, fs, disks, findings));
        scene.getFiles().forEach(file -> FileCheck.check(scene, file, disks, findings));
        LayoutCheck.check(scene, disks, findings);
        scene.getProcesses().forEach(process -> process.getMappings()
                .forEach(mapping -> MappingCheck.check(scene, mapping, disks, findings)));
        scene.getPoison().forEach(poison -> PoisonCheck.check(poison, disks, findings));
    }
}
