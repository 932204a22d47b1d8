package org.daxscope.ui.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.model.AgeingElement;
import org.daxscope.model.AllocationKind;
import org.daxscope.model.ClearContentKind;
import org.daxscope.model.DimmElement;
import org.daxscope.model.DmElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModeKind;
import org.daxscope.model.ProviderKind;
import org.daxscope.model.SegmentKind;
import org.daxscope.model.KernelElement;
import org.daxscope.model.KillKind;
import org.daxscope.model.MapFlagKind;
import org.daxscope.model.MappingElement;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.ModelPackage.Literals;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.PersistenceKind;
import org.daxscope.model.PoisonElement;
import org.daxscope.model.PowerElement;
import org.daxscope.model.ProcessElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.edit.OtherDevices;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.model.edit.SharedFileSystems;
import org.daxscope.ui.kernels.Kernels;
import org.daxscope.ui.nls.PropertiesText;
import org.daxscope.ui.nls.SceneText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.SceneEdits;

/** What the document says of one of its parts; every change is one command, "Set clear unit of region0". */
public final class ElementProperties {
    private final @Nullable SessionDocument document;
    private final EObject part;
    private final List<Property> properties = new ArrayList<>();

    private ElementProperties(@Nullable SessionDocument document, EObject part) {
        this.document = document;
        this.part = part;
    }

    /** @param document null when nothing can be changed */
    public static List<Property> of(@Nullable SessionDocument document, EObject part) {
        ElementProperties made = new ElementProperties(document, part);
        made.make();
        return made.properties;
    }

    private void make() {
        switch (part) {
            case SceneElement scene -> {
                text(Literals.SCENE_ELEMENT__NAME, PropertiesText.Name, PropertiesText.NameHint);
                flag(Literals.SCENE_ELEMENT__INJECTION_POISONS, PropertiesText.Injection, PropertiesText.InjectionHint);
            }
            case KernelElement kernel -> kernel(kernel);
            case PowerElement power -> {
                flag(Literals.POWER_ELEMENT__SCRUBS, PropertiesText.BootScrubs, PropertiesText.BootScrubsHint);
                flag(Literals.POWER_ELEMENT__MOUNTS, PropertiesText.BootMounts, PropertiesText.BootMountsHint);
            }
            case RegionElement region -> region(region);
            case DimmElement dimm -> {
                name();
                bytes(Literals.DIMM_ELEMENT__CAPACITY, PropertiesText.Capacity, PropertiesText.CapacityHint);
            }
            case NamespaceElement namespace -> {
                name();
                sectors(namespace);
                bytes(Literals.NAMESPACE_ELEMENT__DATA_OFFSET, PropertiesText.DataOffset,
                        PropertiesText.DataOffsetHint);
                setup();
            }
            case PartitionElement partition -> partition();
            case DmElement dm -> {
                name();
                add(PropertiesText.Table, PropertiesText.TableHint,
                        dm.getTable() == null ? "" : dm.getTable().replace("\n", "; "), List.of(),
                        text -> set(Literals.DM_ELEMENT__TABLE, PropertiesText.Table,
                                text.strip().replaceAll("\\s*;\\s*", "\n")));
            }
            case FileSystemElement fs when SharedFileSystems.isShare(fs) -> share(fs);
            case FileSystemElement fs -> {
                text(Literals.FILE_SYSTEM_ELEMENT__DISK, PropertiesText.Disk, PropertiesText.DiskHint);
                words(Literals.FILE_SYSTEM_ELEMENT__TYPE, PropertiesText.Type, PropertiesText.TypeHint,
                        List.of("xfs", "ext4"));
                text(Literals.FILE_SYSTEM_ELEMENT__MKFS, PropertiesText.Mkfs, PropertiesText.MkfsHint);
                text(Literals.FILE_SYSTEM_ELEMENT__OPTIONS, PropertiesText.Options, PropertiesText.OptionsHint);
                others(fs);
                ageing(fs);
            }
            case FileElement file -> file(file);
            case ProcessElement process -> {
                name();
                choice(Literals.PROCESS_ELEMENT__KILL_POLICY, PropertiesText.KillPolicy, PropertiesText.KillPolicyHint,
                        List.of(KillKind.values()), PropertiesText.KillPolicyChoices);
            }
            case MappingElement mapping -> mapping(mapping);
            case PoisonElement poison -> {
                text(Literals.POISON_ELEMENT__DISK, PropertiesText.Disk, PropertiesText.DiskHint);
                bytes(Literals.POISON_ELEMENT__OFFSET, PropertiesText.Offset, PropertiesText.DiskOffsetHint);
                bytes(Literals.POISON_ELEMENT__LENGTH, PropertiesText.Length, PropertiesText.PoisonLengthHint);
                flag(Literals.POISON_ELEMENT__KNOWN, PropertiesText.KnownPoison, PropertiesText.KnownPoisonHint);
            }
            default -> {
                // Nobody edits it by itself.
            }
        }
    }

    private void partition() {
        text(Literals.PARTITION_ELEMENT__DISK, PropertiesText.Disk, PropertiesText.DiskHint);
        words(Literals.PARTITION_ELEMENT__NUMBER, PropertiesText.Number, PropertiesText.NumberHint,
                List.of("1", "2", "3", "4"), Integer::valueOf);
        number(Literals.PARTITION_ELEMENT__START, PropertiesText.Start, PropertiesText.StartHint);
        number(Literals.PARTITION_ELEMENT__SECTORS, PropertiesText.Sectors, PropertiesText.SectorsHint);
    }

    /** Arguments of mkfs and mount options say it; here it is one device each. */
    private void others(FileSystemElement fs) {
        if ("xfs".equals(fs.getType()))
            other(fs, PropertiesText.Realtime, PropertiesText.RealtimeHint, OtherDevices.realtime(fs),
                    OtherDevices::setRealtime);
        other(fs, PropertiesText.Log, PropertiesText.LogHint, OtherDevices.log(fs), OtherDevices::setLog);
    }

    private void other(FileSystemElement fs, String name, String hint, String device,
            BiConsumer<FileSystemElement, String> set) {
        add(name, hint, device, List.of(), text -> {
            SessionDocument open = document;
            if (open != null)
                open.change(label(name), () -> set.accept(fs, text.strip()));
        });
    }

    private void ageing(FileSystemElement fs) {
        age(fs, PropertiesText.AgeRounds, PropertiesText.AgeRoundsHint, AgeingElement::getRounds,
                (ageing, number) -> ageing.setRounds(Math.toIntExact(number)));
        age(fs, PropertiesText.AgeSeed, PropertiesText.AgeSeedHint, AgeingElement::getSeed, AgeingElement::setSeed);
        age(fs, PropertiesText.AgeSmallest, PropertiesText.AgeSmallestHint, AgeingElement::getSmallest,
                AgeingElement::setSmallest);
        age(fs, PropertiesText.AgeLargest, PropertiesText.AgeLargestHint, AgeingElement::getLargest,
                AgeingElement::setLargest);
        age(fs, PropertiesText.AgeFill, PropertiesText.AgeFillHint, AgeingElement::getFill,
                (ageing, number) -> ageing.setFill(Math.toIntExact(number)));
    }

    /** A new file system has no ageing element; the first change makes one. */
    private void age(FileSystemElement fs, String name, String hint, ToLongFunction<AgeingElement> get,
            ObjLongConsumer<AgeingElement> set) {
        AgeingElement there = fs.getAgeing();
        AgeingElement shown = there == null ? ModelFactory.eINSTANCE.createAgeingElement() : there;
        add(name, hint, Long.toString(get.applyAsLong(shown)), List.of(), text -> {
            long number;
            try {
                number = ByteSize.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(NLS.bind(PropertiesText.NotACount, text), wrong);
            }
            SessionDocument open = document;
            if (open == null)
                return;
            open.change(label(name), () -> {
                if (fs.getAgeing() == null)
                    fs.setAgeing(ModelFactory.eINSTANCE.createAgeingElement());
                set.accept(fs.getAgeing(), number);
            });
        });
    }

    private void kernel(KernelElement kernel) {
        words(Literals.KERNEL_ELEMENT__NAME, PropertiesText.Kernel, PropertiesText.KernelHint, Kernels.names());
        properties.add(Property.fact(PropertiesText.Mended, PropertiesText.MendedHint,
                String.join(", ", kernel.getMended())));
    }

    private void region(RegionElement region) {
        name();
        add(PropertiesText.Base, PropertiesText.BaseHint, region.getPhysicalBase() == RegionSpec.AUTOMATIC
                ? PropertiesText.Automatic
                : "0x" + Long.toHexString(region.getPhysicalBase()), List.of(),
                text -> set(Literals.REGION_ELEMENT__PHYSICAL_BASE, PropertiesText.Base,
                        text.strip().equals(PropertiesText.Automatic) ? RegionSpec.AUTOMATIC : ByteSize.parse(text)));
        choice(Literals.REGION_ELEMENT__PROVIDER, PropertiesText.Provider, PropertiesText.ProviderHint,
                List.of(ProviderKind.values()), SceneText.Providers);
        bytes(Literals.REGION_ELEMENT__CLEAR_UNIT, PropertiesText.ClearUnit, PropertiesText.ClearUnitHint);
        add(PropertiesText.ClearMost, PropertiesText.ClearMostHint, region.getClearMaxBytes() == Long.MAX_VALUE
                ? PropertiesText.NoLimit
                : ByteSize.text(region.getClearMaxBytes()), List.of(),
                text -> set(Literals.REGION_ELEMENT__CLEAR_MAX_BYTES, PropertiesText.ClearMost,
                        text.strip().equals(PropertiesText.NoLimit) ? Long.MAX_VALUE : ByteSize.parse(text)));
        choice(Literals.REGION_ELEMENT__CLEAR_CONTENT, PropertiesText.ClearContent, PropertiesText.ClearContentHint,
                List.of(ClearContentKind.values()), PropertiesText.ClearContentChoices);
        choice(Literals.REGION_ELEMENT__PERSISTENCE, PropertiesText.Persistence, PropertiesText.PersistenceHint,
                List.of(PersistenceKind.values()), SceneText.PersistenceDomains);
        flag(Literals.REGION_ELEMENT__FULL_LINE_STORE_HEALS, PropertiesText.StoreHeals, PropertiesText.StoreHealsHint);
    }

    private void setup() {
        choice(Literals.NAMESPACE_ELEMENT__MODE, PropertiesText.Mode, PropertiesText.ModeHint,
                List.of(ModeKind.values()), SceneText.Modes);
        bytes(Literals.NAMESPACE_ELEMENT__ALIGN, PropertiesText.Align, PropertiesText.AlignHint);
        words(Literals.NAMESPACE_ELEMENT__SECTOR_BYTES, PropertiesText.SectorBytes, PropertiesText.SectorBytesHint,
                List.of("512", "4096"), Integer::valueOf);
        flag(Literals.NAMESPACE_ELEMENT__MAP_ON_MEDIA, PropertiesText.MapOnMedia, PropertiesText.MapOnMediaHint);
        choice(Literals.NAMESPACE_ELEMENT__SEGMENT, PropertiesText.Segment, PropertiesText.SegmentHint,
                List.of(SegmentKind.values()), SceneText.Segments);
    }

    private void sectors(NamespaceElement namespace) {
        add(PropertiesText.Size, PropertiesText.DeviceSizeHint, ByteSize.text(namespace.getSectors() * Units.SECTOR),
                List.of(), text -> {
                    long bytes = ByteSize.parse(text);
                    if (bytes % Units.SECTOR != 0)
                        throw new IllegalArgumentException(NLS.bind(PropertiesText.NotSectors, text));
                    set(Literals.NAMESPACE_ELEMENT__SECTORS, PropertiesText.Size, bytes / Units.SECTOR);
                });
    }

    private void file(FileElement file) {
        name();
        text(Literals.FILE_ELEMENT__DISK, PropertiesText.Disk, PropertiesText.DiskHint);
        add(PropertiesText.Size, PropertiesText.FileSizeHint, ByteSize.text(file.getSize()), List.of(),
                text -> resize(file, ByteSize.parse(text)));
        choice(Literals.FILE_ELEMENT__HOW, PropertiesText.How, PropertiesText.HowHint,
                List.of(AllocationKind.values()), PropertiesText.HowChoices);
        text(Literals.FILE_ELEMENT__FILL, PropertiesText.Fill, PropertiesText.FillHint);
        properties.add(Property.fact(PropertiesText.Layout, PropertiesText.LayoutHint, file.getLayout().isEmpty()
                ? PropertiesText.LayoutFree
                : NLS.bind(PropertiesText.LayoutTold, file.getLayout().size())));
    }

    /** What was written from end to end stays so; a layout that does not reach any more is left to the file system. */
    private void resize(FileElement file, long size) {
        SessionDocument open = document;
        if (open == null)
            return;
        open.change(label(PropertiesText.Size), () -> {
            boolean whole = file.getWritten().size() == 1 && file.getWritten().getFirst().getOffset() == 0
                    && file.getWritten().getFirst().getLength() == file.getSize();
            if (whole)
                file.getWritten().getFirst().setLength(size);
            file.setSize(size);
            file.getLayout().clear();
        });
    }

    /** What a host shares: the text of it is taken apart. */
    private void share(FileSystemElement fs) {
        ShareArguments share = SharedFileSystems.arguments(fs)
                .orElse(new ShareArguments("", ShareArguments.USUAL_WINDOW));
        text(Literals.FILE_SYSTEM_ELEMENT__DISK, PropertiesText.ShareTag, PropertiesText.ShareTagHint);
        add(PropertiesText.ShareSource, PropertiesText.ShareSourceHint, share.source(), List.of(),
                text -> share(PropertiesText.ShareSource, new ShareArguments(text.strip(), share.windowBytes())));
        add(PropertiesText.ShareWindow, PropertiesText.ShareWindowHint, ByteSize.text(share.windowBytes()), List.of(),
                text -> share(PropertiesText.ShareWindow, new ShareArguments(share.source(), ByteSize.parse(text))));
        text(Literals.FILE_SYSTEM_ELEMENT__OPTIONS, PropertiesText.Options, PropertiesText.OptionsHint);
    }

    private void share(String name, ShareArguments share) {
        if (ShareArguments.parse(share.text()).isEmpty())
            throw new IllegalArgumentException(PropertiesText.ShareWrong);
        set(Literals.FILE_SYSTEM_ELEMENT__MKFS, name, share.text());
    }

    private void mapping(MappingElement mapping) {
        name();
        text(Literals.MAPPING_ELEMENT__ON, PropertiesText.Maps, PropertiesText.MapsHint);
        bytes(Literals.MAPPING_ELEMENT__OFFSET, PropertiesText.Offset, PropertiesText.MapOffsetHint);
        bytes(Literals.MAPPING_ELEMENT__LENGTH, PropertiesText.Length, PropertiesText.MapLengthHint);
        for (MapFlagKind flag : MapFlagKind.values()) {
            String name = NLS.bind(PropertiesText.MapFlag, flag.getName());
            add(name, PropertiesText.MapFlagHint, yesNo(mapping.getFlags().contains(flag)), yesNo(), text -> {
                List<MapFlagKind> flags = new ArrayList<>(mapping.getFlags());
                flags.remove(flag);
                if (text.equals(PropertiesText.Yes))
                    flags.add(flag);
                flags.sort(null);
                set(Literals.MAPPING_ELEMENT__FLAGS, name, flags);
            });
        }
    }

    private void name() {
        add(PropertiesText.Name, PropertiesText.RenameHint, SceneEdits.name(part), List.of(), text -> {
            if (text.isBlank())
                throw new IllegalArgumentException(PropertiesText.NoName);
            if (document != null)
                new SceneEdits(document).rename(part, text.strip());
        });
    }

    private void text(EAttribute attribute, String name, String hint) {
        add(name, hint, Objects.toString(part.eGet(attribute), ""), List.of(),
                text -> set(attribute, name, text.strip()));
    }

    private void words(EAttribute attribute, String name, String hint, List<String> words) {
        words(attribute, name, hint, words, text -> text);
    }

    private void words(EAttribute attribute, String name, String hint, List<String> words,
            Function<String, Object> value) {
        add(name, hint, Objects.toString(part.eGet(attribute), ""), words,
                text -> set(attribute, name, value.apply(text)));
    }

    private void number(EAttribute attribute, String name, String hint) {
        add(name, hint, Objects.toString(part.eGet(attribute)), List.of(), text -> {
            if (!text.strip().matches("[0-9]{1,18}"))
                throw new IllegalArgumentException(NLS.bind(PropertiesText.NotACount, text));
            set(attribute, name, Long.valueOf(text.strip()));
        });
    }

    private void bytes(EAttribute attribute, String name, String hint) {
        add(name, hint, ByteSize.text((Long) part.eGet(attribute)), List.of(),
                text -> set(attribute, name, ByteSize.parse(text)));
    }

    private void flag(EAttribute attribute, String name, String hint) {
        add(name, hint, yesNo((Boolean) part.eGet(attribute)), yesNo(),
                text -> set(attribute, name, text.equals(PropertiesText.Yes)));
    }

    private static String yesNo(boolean value) {
        return value ? PropertiesText.Yes : PropertiesText.No;
    }

    private static List<String> yesNo() {
        return List.of(PropertiesText.No, PropertiesText.Yes);
    }

    /** @param words of the values in their order, separated by "|" */
    private void choice(EAttribute attribute, String name, String hint, List<? extends Enum<?>> values, String words) {
        List<String> choices = List.of(words.split("\\|"));
        Function<Object, String> word = value -> choices.get(values.indexOf(value));
        add(name, hint, word.apply(part.eGet(attribute)), choices,
                text -> set(attribute, name, values.get(choices.indexOf(text))));
    }

    private void add(String name, String hint, String value, List<String> choices, Consumer<String> set) {
        properties.add(new Property(name, hint, value, choices, document == null ? null : set));
    }

    private void set(EAttribute attribute, String name, Object value) {
        if (document != null)
            document.set(label(name), part, attribute, value);
    }

    private String label(String name) {
        return NLS.bind(PropertiesText.Set, name.replaceAll(" \\(.*\\)$", "").toLowerCase(Locale.ROOT),
                SceneEdits.name(part));
    }
}
