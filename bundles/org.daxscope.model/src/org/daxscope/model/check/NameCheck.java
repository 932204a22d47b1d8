package org.daxscope.model.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.model.MappingElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.ProcessElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/** Names that are there and that nothing else of the kind has. */
final class NameCheck {
    private final Findings findings;

    private NameCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(SceneElement scene, Findings findings) {
        NameCheck names = new NameCheck(findings);
        names.unique("region", scene.getRegions(), ModelPackage.Literals.REGION_ELEMENT__NAME);
        for (RegionElement region : scene.getRegions())
            names.unique("DIMM of region \"" + region.getName() + "\"", region.getDimms(),
                    ModelPackage.Literals.DIMM_ELEMENT__NAME);
        List<? extends EObject> namespaces = scene.getRegions().stream().map(RegionElement::getNamespace)
                .filter(namespace -> namespace != null).toList();
        names.unique("disk", namespaces, ModelPackage.Literals.NAMESPACE_ELEMENT__DISK);
        names.unique("dm device", scene.getDmDevices(), ModelPackage.Literals.DM_ELEMENT__NAME);
        names.withoutColon("dm device", scene.getDmDevices(), ModelPackage.Literals.DM_ELEMENT__NAME);
        names.withoutColon("disk", namespaces, ModelPackage.Literals.NAMESPACE_ELEMENT__DISK);
        names.unique("file", scene.getFiles(), ModelPackage.Literals.FILE_ELEMENT__NAME);
        names.apart(scene);
        names.unique("process", scene.getProcesses(), ModelPackage.Literals.PROCESS_ELEMENT__NAME);
        for (ProcessElement process : scene.getProcesses()) {
            List<MappingElement> mappings = process.getMappings();
            names.unique("mapping of process \"" + process.getName() + "\"", mappings,
                    ModelPackage.Literals.MAPPING_ELEMENT__NAME);
        }
    }

    private void unique(String what, List<? extends EObject> objects, EAttribute attribute) {
        Set<String> all = new HashSet<>();
        for (EObject object : objects)
            all.add(name(object, attribute));
        Set<String> seen = new HashSet<>();
        for (EObject object : objects) {
            String name = name(object, attribute);
            if (name.isBlank())
                findings.error(object, attribute, "A %s has no name; it needs one.".formatted(what),
                        rename(object, attribute, free(what.charAt(0) + "", all)));
            else
                if (!seen.add(name))
                    findings.error(object, attribute, "A second %s is named \"%s\"; names must differ.".formatted(what,
                            name), rename(object, attribute, free(name, all)));
        }
    }

    /** The engine reads "pm1:f" as the file f of disk pm1. */
    private void withoutColon(String what, List<? extends EObject> objects, EAttribute attribute) {
        for (EObject object : objects)
            if (name(object, attribute).contains(":"))
                findings.error(object, attribute, "The name of %s \"%s\" has a colon; expected a word without one."
                        .formatted(what, name(object, attribute)),
                        rename(object, attribute, name(object, attribute).replace(":", "")));
    }

    /** A name that is a disk's is the disk: a file of that name could never be opened. */
    private void apart(SceneElement scene) {
        Disks disks = Disks.of(scene);
        Set<String> all = new HashSet<>(disks.names());
        Set<String> others = new HashSet<>(disks.media());
        scene.getPartitions().forEach(part -> others.add(Disks.name(part)));
        scene.getDmDevices().stream().filter(dm -> others.contains(dm.getName()))
                .forEach(dm -> findings.error(dm, ModelPackage.Literals.DM_ELEMENT__NAME,
                        "dm device \"%s\" is named like a disk; names must differ.".formatted(dm.getName()),
                        rename(dm, ModelPackage.Literals.DM_ELEMENT__NAME, free(dm.getName(), all))));
        scene.getFiles().forEach(file -> all.add(file.getName()));
        scene.getFiles().stream().filter(file -> disks.has(file.getName()))
                .forEach(file -> findings.error(file, ModelPackage.Literals.FILE_ELEMENT__NAME,
                        "File \"%s\" is named like a disk; names must differ.".formatted(file.getName()),
                        rename(file, ModelPackage.Literals.FILE_ELEMENT__NAME, free(file.getName(), all))));
    }

    private static Fix rename(EObject object, EAttribute attribute, String name) {
        return Fix.set("Rename it to \"" + name + "\"", object, attribute, name);
    }

    private static String free(String name, Set<String> taken) {
        int number = 2;
        while (taken.contains(name + number))
            number++;
        return name + number;
    }

    private static String name(EObject object, EAttribute attribute) {
        return object.eGet(attribute) instanceof String name ? name : "";
    }
}
