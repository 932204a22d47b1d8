package org.daxscope.model.edit;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.kernel.operation.Operation.CreatePartition;
import org.daxscope.machine.place.Space;
import org.daxscope.model.ArgumentElement;
import org.daxscope.model.DmElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.MappingElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.OperationElement;
import org.daxscope.model.ProcessElement;
import org.daxscope.model.Session;
import org.daxscope.model.SpanElement;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/**
 * Gives a thing of the scene another name, everywhere it is named: the document refers by name, so a renamed disk would
 * otherwise lose its files.
 */
final class Renaming {
    private static final Set<EAttribute> DISKS = Set.of(ModelPackage.Literals.FILE_SYSTEM_ELEMENT__DISK,
            ModelPackage.Literals.FILE_ELEMENT__DISK, ModelPackage.Literals.POISON_ELEMENT__DISK,
            ModelPackage.Literals.MAPPING_ELEMENT__ON, ModelPackage.Literals.PARTITION_ELEMENT__DISK);
    private static final Set<EAttribute> FILES = Set.of(ModelPackage.Literals.MAPPING_ELEMENT__ON);
    private static final Set<String> DISK_SPACES =
            Set.of(Space.DM.name(), Space.DISK.name(), Space.FS_BLOCK.name(), Space.REGION.name());

    /** Primary partitions of a disk. */
    private static final int PARTITIONS = 4;

    private final Session session;
    private final String newName;

    Renaming(Session session, String newName) {
        this.session = session;
        this.newName = newName;
    }

    /** @throws IllegalArgumentException when it is nothing that others name */
    void rename(EObject named) {
        switch (named) {
            case NamespaceElement namespace -> {
                String old = namespace.getDisk();
                device(old, newName);
                for (int number = 1; number <= PARTITIONS; number++)
                    device(CreatePartition.name(old, number), CreatePartition.name(newName, number));
                namespace.setDisk(newName);
            }
            case DmElement dm -> {
                device(dm.getName(), newName);
                dm.setName(newName);
            }
            case FileElement file -> file(file);
            case ProcessElement process -> process(process);
            case MappingElement mapping -> mapping(mapping);
            default ->
                throw new IllegalArgumentException("a " + named.eClass().getName() + " is not referred to by name");
        }
    }

    private void device(String old, String now) {
        each(EObject.class, object -> attributes(object, DISKS, old, now));
        each(DmElement.class, dm -> dm.setTable(DmTables.renamed(dm.getTable(), old, now)));
        each(FileSystemElement.class, fs -> {
            fs.setMkfs(shareOf(OtherDevices.renamed(fs.getMkfs(), old, now), old, now));
            fs.setOptions(OtherDevices.renamed(fs.getOptions(), old, now));
        });
        arguments(Set.of("disk", "on", "source", "name", "log", "onto"), argument -> argument.getValue().equals(old),
                now);
        each(ArgumentElement.class, argument -> {
            if (argument.getName().equals("table"))
                argument.setValue(DmTables.renamed(argument.getValue(), old, now));
            if (argument.getName().equals("arguments") || argument.getName().equals("options"))
                argument.setValue(shareOf(OtherDevices.renamed(argument.getValue(), old, now), old, now));
        });
        qualified(old, now);
        spans(DISK_SPACES, old, now);
    }

    /** What a share is of. */
    private static String shareOf(String arguments, String old, String now) {
        return ShareArguments.parse(arguments).filter(share -> share.source().equals(old))
                .map(share -> new ShareArguments(now, share.windowBytes()).text()).orElse(arguments);
    }

    /** "pm1:f" is the file f of disk pm1. */
    private void qualified(String oldDisk, String now) {
        each(MappingElement.class, mapping -> {
            if (mapping.getOn().startsWith(oldDisk + ":"))
                mapping.setOn(now + mapping.getOn().substring(oldDisk.length()));
        });
        each(ArgumentElement.class, argument -> {
            if (Set.of("on", "source", "name").contains(argument.getName())
                    && argument.getValue().startsWith(oldDisk + ":"))
                argument.setValue(now + argument.getValue().substring(oldDisk.length()));
        });
    }

    private void file(FileElement file) {
        String old = file.getName();
        String qualified = file.getDisk() + ":" + old;
        each(MappingElement.class, mapping -> {
            attributes(mapping, FILES, old, newName);
            if (mapping.getOn().equals(qualified))
                mapping.setOn(file.getDisk() + ":" + newName);
        });
        Set<String> places = Set.of("on", "source", "name");
        each(ArgumentElement.class, argument -> {
            if (places.contains(argument.getName()) && argument.getValue().equals(qualified))
                argument.setValue(file.getDisk() + ":" + newName);
        });
        arguments(places, argument -> argument.getValue().equals(old), newName);
        spans(Set.of(Space.FILE.name()), old, newName);
        file.setName(newName);
    }

    private void process(ProcessElement process) {
        String old = process.getName();
        arguments(Set.of("process"), argument -> argument.getValue().equals(old), newName);
        spans(Set.of(Space.VIRTUAL.name()), old, newName);
        process.setName(newName);
    }

    private void mapping(MappingElement mapping) {
        String old = mapping.getName();
        if (mapping.eContainer() instanceof ProcessElement process)
            arguments(Set.of("map"), argument -> argument.getValue().equals(old) && of(argument, process.getName()),
                    newName);
        mapping.setName(newName);
    }

    private static boolean of(ArgumentElement argument, String process) {
        return argument.eContainer() instanceof OperationElement operation && operation.getArguments().stream()
                .anyMatch(other -> other.getName().equals("process") && other.getValue().equals(process));
    }

    private static void attributes(EObject object, Set<EAttribute> attributes, String old, String now) {
        for (EAttribute attribute : object.eClass().getEAllAttributes())
            if (attributes.contains(attribute) && old.equals(object.eGet(attribute)))
                object.eSet(attribute, now);
    }

    private void arguments(Set<String> names, Predicate<ArgumentElement> which, String now) {
        each(ArgumentElement.class, argument -> {
            if (names.contains(argument.getName()) && which.test(argument))
                argument.setValue(now);
        });
    }

    private void spans(Set<String> spaces, String old, String now) {
        each(SpanElement.class, span -> {
            if (spaces.contains(span.getSpace()) && old.equals(span.getName()))
                span.setName(now);
        });
    }

    private <T> void each(Class<T> type, Consumer<T> change) {
        for (Iterator<EObject> all = session.eAllContents(); all.hasNext();) {
            EObject object = all.next();
            if (type.isInstance(object))
                change.accept(type.cast(object));
        }
    }
}
