package org.daxscope.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.SceneMachine;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.BookmarkElement;
import org.daxscope.model.DmElement;
import org.daxscope.model.ExtentElement;
import org.daxscope.model.FileElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModeKind;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.NamespaceElement;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.RandomScenes;
import org.daxscope.model.RangeElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.edit.OtherDevices;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.pmem.media.MediaPolicy;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    private static final long MIB = 1 << 20;

    static Scene sound() {
        return new Scene("two disks", KernelSpec.of("6.1"), true,
                List.of(region("region0", "pm0"), region("region1", "pm1")),
                List.of(new FileSystemSpec("pm0", "xfs", "-m reflink=0", "dax=always")),
                List.of(FileSpec.written("f", "pm0", MIB, new Pattern.PageNumbers())),
                List.of(new ProcessSpec("app", List.of(new ProcessSpec.Mapping("m", "f", 0, MIB, Set.of(MapFlag.SYNC)),
                        new ProcessSpec.Mapping("d", "pm1", 4096, 4096, Set.of())))),
                List.of(new PoisonSpec("pm0", 8 * MIB, 256, false)));
    }

    private static RegionSpec region(String name, String disk) {
        return new RegionSpec(name, RegionSpec.AUTOMATIC, List.of(new DimmSpec("nmem-" + disk, 66 * MIB)),
                MediaPolicy.DEFAULT, new NamespaceSpec(disk, 64 * MIB / 512, 2 * MIB));
    }

    private static SessionDocument document() {
        SessionDocument document = SessionDocument.of(sound());
        document.append("load", Step.of(new Operation.Load("app", "m", 0)));
        return document;
    }

    @Test
    void aSoundSessionHasNoProblem() {
        assertThat(Checks.all(document().session())).isEmpty();
    }

    /** One thing made wrong, what is said of it, and whether the first fix mends it. */
    record Case(Severity severity, String sentence, boolean mended, Consumer<Session> wrong) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    private static Case error(String sentence, Consumer<SceneElement> wrong) {
        return new Case(Severity.ERROR, sentence, true, session -> wrong.accept(session.getScene()));
    }

    private static Case warning(String sentence, Consumer<SceneElement> wrong) {
        return new Case(Severity.WARNING, sentence, true, session -> wrong.accept(session.getScene()));
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>(names());
        cases.addAll(dmDevices());
        cases.addAll(partitions());
        cases.addAll(modes());
        cases.addAll(otherDevices());
        cases.addAll(shares());
        cases.addAll(sizes());
        cases.addAll(fileSystems());
        cases.addAll(files());
        cases.addAll(mappings());
        cases.addAll(sessions());
        return cases.stream();
    }

    private static DmElement dm(SceneElement scene, String name, String table) {
        DmElement dm = ModelFactory.eINSTANCE.createDmElement();
        dm.setName(name);
        dm.setTable(table);
        scene.getDmDevices().add(dm);
        return dm;
    }

    private static FileSystemElement share(SceneElement scene, String tag, String mkfs, String options) {
        FileSystemElement share = ModelFactory.eINSTANCE.createFileSystemElement();
        share.setDisk(tag);
        share.setType("virtiofs");
        share.setMkfs(mkfs);
        share.setOptions(options);
        scene.getFileSystems().add(share);
        return share;
    }

    private static List<Case> shares() {
        return List.of(
                error("Share \"vfs0\" is told \"source=pm0 cache-size=3M\"; expected source=DISK and cache-size= of 0 or",
                        s -> share(s, "vfs0", "source=pm0 cache-size=3M", "dax")),
                error("Share \"vfs0\" is of \"pm1\", which has no file system on the host",
                        s -> share(s, "vfs0", "source=pm1 cache-size=16M", "dax")),
                error("A share has the tag \"pm1\"; expected a word without a colon that no device has",
                        s -> share(s, "pm1", "source=pm0 cache-size=16M", "dax")),
                warning("Share \"vfs0\" has no window (cache-size=0), so the mount with DAX is refused",
                        s -> share(s, "vfs0", "source=pm0 cache-size=0", "dax")),
                warning("Kernel G15 mounts share \"vfs0\" with dax or without", s -> {
                    s.getKernel().setName("G15");
                    share(s, "vfs0", "source=pm0 cache-size=16M", "dax=always");
                }));
    }

    @Test
    void aShareOfWhatIsMountedIsSoundAndItsFilesCanBeMapped() {
        SceneElement scene = document().session().getScene();
        share(scene, "vfs0", "source=pm0 cache-size=16M", "dax");
        scene.getProcesses().getFirst().getMappings().getFirst().setOn("vfs0:f");
        assertThat(Checks.all((Session) scene.eContainer())).isEmpty();

        scene.getProcesses().getFirst().getMappings().getFirst().setOn("vfs0:g");
        assertThat(Checks.all((Session) scene.eContainer())).extracting(Problem::message)
                .containsExactly("Mapping \"m\" is of \"vfs0:g\", which is neither a file nor a disk of the scene.");
    }

    private static List<Case> dmDevices() {
        return List.of(
                error("The table of dm device \"v\" cannot be read: line 2, column 12: expected the name of a device",
                        s -> dm(s, "v", "0 8 linear pm1 0\n8 8 linear gone 0")),
                error("The table of dm device \"v\" cannot be read: line 1, column 21: expected 262144 sectors",
                        s -> dm(s, "v", "0 262144 linear pm1 0")),
                error("The name of dm device \"a/b\" has a slash", s -> dm(s, "a/b", "0 8 zero")),
                error("The name of dm device \"a:b\" has a colon", s -> dm(s, "a:b", "0 8 zero")),
                error("A second dm device is named \"v\"", s -> {
                    dm(s, "v", "0 8 zero");
                    dm(s, "v", "0 8 error");
                }),
                error("dm device \"pm1\" is named like a disk", s -> dm(s, "pm1", "0 8 zero")),
                new Case(Severity.ERROR,
                        "The file system of \"pm0\" cannot be mounted: dm device \"v\" lies on \"pm0\"", false,
                        s -> dm(s.getScene(), "v", "0 131072 linear pm0 0")),
                error("Poison is on disk \"v\", which is not there; the disks are pm0, pm1", s -> {
                    dm(s, "v", "0 8 linear pm1 0");
                    s.getPoison().get(0).setDisk("v");
                }));
    }

    private static PartitionElement partition(SceneElement scene, String disk, int number, long start, long sectors) {
        PartitionElement part = ModelFactory.eINSTANCE.createPartitionElement();
        part.setDisk(disk);
        part.setNumber(number);
        part.setStart(start);
        part.setSectors(sectors);
        scene.getPartitions().add(part);
        return part;
    }

    private static List<Case> partitions() {
        return List.of(
                error("A partition is on disk \"pm9\", which is not there; the disks are pm0, pm1",
                        s -> partition(s, "pm9", 1, 2048, 0)),
                error("Partition 5 of disk \"pm1\": expected a primary one, 1 to 4",
                        s -> partition(s, "pm1", 5, 2048, 0)),
                error("Partition \"pm1p1\" has sectors [0, +8) of disk \"pm1\"", s -> partition(s, "pm1", 1, 0, 8)),
                error("Partition \"pm1p1\" has sectors [131064, +16) of disk \"pm1\"",
                        s -> partition(s, "pm1", 1, 131064, 16)),
                error("Disk \"pm1\" has a partition 1 already", s -> {
                    partition(s, "pm1", 1, 2048, 2048);
                    partition(s, "pm1", 1, 4096, 0);
                }),
                error("Partition \"pm1p2\" begins at sector 4088 of disk \"pm1\" and lies over \"pm1p1\"", s -> {
                    partition(s, "pm1", 1, 2048, 2048);
                    partition(s, "pm1", 2, 4088, 0);
                }),
                warning("Partition \"pm1p1\" begins at sector 2049 of its disk, inside a page: there is no DAX on it",
                        s -> partition(s, "pm1", 1, 2049, 0)),
                new Case(Severity.ERROR, "The file system of \"pm0\" would be over the disk's partitions", false,
                        s -> partition(s.getScene(), "pm0", 1, 2048, 0)),
                error("dm device \"pm1p1\" is named like a disk", s -> {
                    partition(s, "pm1", 1, 2048, 0);
                    dm(s, "pm1p1", "0 8 zero");
                }));
    }

    private static NamespaceElement disk(SceneElement scene, int index) {
        return scene.getRegions().get(index).getNamespace();
    }

    private static List<Case> modes() {
        return List.of(
                error("Disk \"pm1\" has an alignment of 8192 bytes; expected 4 KiB, 2 MiB or 1 GiB",
                        s -> disk(s, 1).setAlign(8192)),
                error("Disk \"pm1\" has blocks of 2048 bytes in sector mode; expected 512 or 4096",
                        s -> disk(s, 1).setSectorBytes(2048)),
                warning("Disk \"pm1\" has 67108864 bytes, less than its alignment of 1073741824", s -> {
                    disk(s, 1).setMode(ModeKind.DEVDAX);
                    disk(s, 1).setAlign(1L << 30);
                }),
                error("A file system is on \"pm0\", which is in devdax mode: a character device that can hold none",
                        s -> disk(s, 0).setMode(ModeKind.DEVDAX)),
                warning("Disk \"pm0\" cannot do DAX, by its namespace's mode or because it begins inside a page: XFS mounts it without DAX",
                        s -> disk(s, 0).setMode(ModeKind.SECTOR)),
                warning("ext4 refuses to mount it with DAX", s -> {
                    disk(s, 0).setMode(ModeKind.RAW);
                    s.getFileSystems().get(0).setType("ext4");
                    s.getFileSystems().get(0).setMkfs("");
                }),
                error("The table of dm device \"v\" cannot be read: line 1, column 12: expected the name of a device",
                        s -> {
                            disk(s, 1).setMode(ModeKind.DEVDAX);
                            dm(s, "v", "0 8 linear pm1 0");
                        }),
                error("A partition is on \"pm1\", which is a character device in this mode and has none", s -> {
                    disk(s, 1).setMode(ModeKind.DEVDAX);
                    partition(s, "pm1", 1, 2048, 0);
                }));
    }

    private static List<Case> otherDevices() {
        return List.of(
                error("The log of the file system on \"pm0\", \"pm9\", is no block device of the scene",
                        s -> OtherDevices.setLog(s.getFileSystems().get(0), "pm9")),
                error("The realtime device of the file system on \"pm0\", \"pm0\", is the file system's own",
                        s -> OtherDevices.setRealtime(s.getFileSystems().get(0), "pm0")),
                error("mkfs of disk \"pm0\" refuses a realtime device together with reflink", s -> {
                    s.getFileSystems().get(0).setMkfs("");
                    OtherDevices.setRealtime(s.getFileSystems().get(0), "pm1");
                }),
                warning("The mount options of \"pm0\" name other realtime and log devices than mkfs", s -> {
                    OtherDevices.setLog(s.getFileSystems().get(0), "pm1");
                    s.getFileSystems().get(0).setOptions("dax=always");
                }));
    }

    /** The machine is the judge: a scene with partitions that nothing is said of comes up with all of it mounted. */
    @Test
    void aSceneOnPartitionsComesUp() {
        SceneElement scene = ToModel.scene(sound());
        partition(scene, "pm1", 1, 2048, 65536);
        partition(scene, "pm1", 2, 67584, 0);
        dm(scene, "v", "0 32768 linear pm1p2 0");
        FileSystemElement fs = ModelFactory.eINSTANCE.createFileSystemElement();
        fs.setDisk("pm1p1");
        fs.setType("ext4");
        fs.setOptions("dax=always");
        scene.getFileSystems().add(fs);
        scene.getProcesses().get(0).getMappings().remove(1);
        Session session = ModelFactory.eINSTANCE.createSession();
        session.setScene(scene);
        assertThat(Checks.all(session)).isEmpty();

        var machine = new SceneMachine(ToRecords.scene(scene), EventSink.none()).machine();

        assertThat(machine.image().mounts()).extracting(mount -> mount.disk() + " " + mount.dax())
                .containsExactly("pm0 true", "pm1p1 true");
        assertThat(machine.image().partitions()).extracting(part -> part.name() + " " + part.start())
                .containsExactly("pm1p1 2048", "pm1p2 67584");
        assertThat(machine.image().dmDevices()).hasSize(1);
    }

    @Test
    void whatStepsMakeIsThereForThoseBehind() {
        SessionDocument document = document();
        document.append("dm", Step.of(new Operation.CreatePartition("pm1", 1, 2048, 0)),
                Step.of(new Operation.CreateDm("v", "0 1024 linear pm1p1 0")),
                Step.of(new Operation.MakeFileSystem("v", "ext4", "")), Step.of(new Operation.SuspendDm("v")));
        assertThat(Checks.all(document.session())).isEmpty();

        document.append("gone", Step.of(new Operation.RemoveDm("v")), Step.of(new Operation.ResumeDm("v")));
        assertThat(Checks.all(document.session())).extracting(Problem::message)
                .containsExactly("Step 7, ResumeDm: there is no file \"v\" by then.");
    }

    @Test
    void dmDevicesMayLieOnEachOtherInTheirOrder() {
        SceneElement scene = document().session().getScene();
        dm(scene, "low", "0 65536 linear pm1 0");
        dm(scene, "high", "0 65536 linear low 0");
        assertThat(Checks.all((Session) scene.eContainer())).isEmpty();

        scene.getDmDevices().move(0, 1);

        assertThat(Checks.all((Session) scene.eContainer())).extracting(Problem::message).containsExactly(
                "The table of dm device \"high\" cannot be read: line 1, column 16: expected the name of a device, "
                        + "found \"low\", which there is none of.");
    }

    private static List<Case> names() {
        return List.of(
                error("Unknown kernel \"2.4\": expected 5.10, 6.1", s -> s.getKernel().setName("2.4")),
                error("There is no quirk \"Q99\"", s -> s.getKernel().getMended().add("Q99")),
                error("A second disk is named \"pm0\"", s -> {
                    s.getRegions().get(1).getNamespace().setDisk("pm0");
                    s.getProcesses().get(0).getMappings().remove(1);
                }),
                error("A region has no name", s -> s.getRegions().get(0).setName(" ")),
                error("A second file is named \"f\"", s -> s.getFiles().add(EcoreUtil.copy(s.getFiles().get(0)))),
                error("File \"pm1\" is named like a disk", s -> {
                    var file = EcoreUtil.copy(s.getFiles().get(0));
                    file.setName("pm1");
                    s.getFiles().add(file);
                }),
                error("A second mapping of process \"app\" is named \"m\"",
                        s -> s.getProcesses().get(0).getMappings().get(1).setName("m")),
                error("The name of disk \"p:1\" has a colon", s -> {
                    s.getRegions().get(1).getNamespace().setDisk("p:1");
                    s.getProcesses().get(0).getMappings().remove(1);
                }));
    }

    private static List<Case> sizes() {
        return List.of(
                error("is no multiple of 4096 bytes", s -> {
                    s.getRegions().get(0).getDimms().clear();
                    s.getRegions().get(0).getNamespace().setSectors(64 * MIB / 512 + 1);
                }),
                error("4 KiB to 16 TiB", s -> {
                    s.getRegions().get(0).getDimms().clear();
                    s.getRegions().get(0).getNamespace().setSectors((16L << 40) / 512 + 8);
                }),
                error("begins at byte 100 of its region", s -> {
                    s.getRegions().get(0).getDimms().clear();
                    s.getRegions().get(0).getNamespace().setDataOffset(100);
                }),
                error("begins at physical address 0x1000; expected a multiple of 2 MiB",
                        s -> s.getRegions().get(0).setPhysicalBase(4096)),
                warning("before the region above ends", s -> {
                    s.getRegions().get(0).setPhysicalBase(4L << 30);
                    s.getRegions().get(1).setPhysicalBase(4L << 30);
                }),
                warning("hold 70254592 bytes together, its namespace and labels 69206016",
                        s -> s.getRegions().get(0).getDimms().get(0).setCapacity(67 * MIB)),
                error("clear unit of region \"region0\" is 300 bytes", s -> s.getRegions().get(0).setClearUnit(300)),
                error("takes at most 0 bytes", s -> s.getRegions().get(0).setClearMaxBytes(0)),
                error("Clears are to fail at bytes [69206016, +1)", s -> s.getRegions().get(0).getFailing()
                        .add(range(66 * MIB, 1))),
                error("Region \"region1\" has no namespace", s -> {
                    s.getRegions().get(1).setNamespace(null);
                    s.getProcesses().get(0).getMappings().remove(1);
                }));
    }

    private static List<Case> fileSystems() {
        return List.of(
                error("on disk \"pm7\", which is not there; the disks are pm0, pm1",
                        s -> s.getFileSystems().add(fileSystem("pm7", "xfs", ""))),
                error("Disk \"pm0\" has a file system already",
                        s -> s.getFileSystems().add(fileSystem("pm0", "ext4", ""))),
                error("is of type \"btrfs\"; expected ext4 or xfs", s -> s.getFileSystems().get(0).setType("btrfs")),
                warning("are 1024 bytes, not the page's 4096: ext4 refuses",
                        s -> s.getFileSystems().add(fileSystem("pm1", "ext4", "-b 1024 -q"))),
                warning("are 1024 bytes, not the page's 4096: XFS mounts it without DAX",
                        s -> s.getFileSystems().get(0).setMkfs("-m reflink=0 -b size=1024")),
                error("a block size that is no number", s -> s.getFileSystems().get(0).setMkfs("-b size=big")),
                warning("Kernel 5.10 refuses to mount disk \"pm0\" with DAX", s -> {
                    s.getKernel().setName("5.10");
                    s.getFileSystems().get(0).setMkfs("");
                }));
    }

    private static FileSystemElement fileSystem(String disk, String type, String mkfs) {
        FileSystemElement fs = ModelFactory.eINSTANCE.createFileSystemElement();
        fs.setDisk(disk);
        fs.setType(type);
        fs.setMkfs(mkfs);
        fs.setOptions("noatime,dax");
        return fs;
    }

    private static List<Case> files() {
        return List.of(
                error("File \"h\" is on disk \"pm9\"", s -> s.getFiles().add(otherFile(s, "pm9"))),
                error("on disk \"pm1\", which has no file system", s -> s.getFiles().add(otherFile(s, "pm1"))),
                error("The fill of file \"f\": expected a byte like 0x57", s -> s.getFiles().get(0).setFill("grey")),
                error("File \"f\" has 134217728 bytes, its disk \"pm0\" only 67108864",
                        s -> s.getFiles().get(0).setSize(128 * MIB)),
                error("a size of -1 bytes", s -> s.getFiles().get(0).setSize(-1)),
                error("are to be written", s -> s.getFiles().get(0).getWritten().add(range(-1, 1))),
                error("has physical 100; expected a multiple of 4096",
                        s -> s.getFiles().get(0).getLayout().add(extent(0, 100, 4096))),
                error("lies at bytes [67108864, 67112960) of disk \"pm0\"",
                        s -> s.getFiles().get(0).getLayout().add(extent(0, 64 * MIB, 4096))),
                error("begins at byte 4096 of the file, before one", s -> s.getFiles().get(0).getLayout()
                        .addAll(List.of(extent(0, MIB, 8192), extent(4096, 2 * MIB, 4096)))),
                error("begins at byte 1052672 of the disk, before one", s -> s.getFiles().get(0).getLayout()
                        .addAll(List.of(extent(0, MIB, 8192), extent(8192, MIB + 4096, 4096)))),
                error("Poison is on disk \"pm9\"", s -> s.getPoison().get(0).setDisk("pm9")),
                error("Poison at bytes [67108863, +2) of disk \"pm0\"", s -> {
                    s.getPoison().get(0).setOffset(64 * MIB - 1);
                    s.getPoison().get(0).setLength(2);
                }),
                error("Poison at bytes [0, +0)", s -> {
                    s.getPoison().get(0).setOffset(0);
                    s.getPoison().get(0).setLength(0);
                }));
    }

    private static FileElement otherFile(SceneElement scene, String disk) {
        FileElement file = EcoreUtil.copy(scene.getFiles().get(0));
        file.setName("h");
        file.setDisk(disk);
        return file;
    }

    private static List<Case> mappings() {
        return List.of(
                warning("begins at byte 100 of \"f\"; mmap refuses", s -> {
                    s.getProcesses().get(0).getMappings().get(0).setOffset(100);
                    s.getProcesses().get(0).getMappings().get(0).setLength(4096);
                }),
                warning("has a length of 0 bytes", s -> s.getProcesses().get(0).getMappings().get(0).setLength(0)),
                error("neither a file nor a disk", s -> s.getProcesses().get(0).getMappings().get(1).setOn("g")),
                warning("reaches beyond the end of \"f\" at byte 1048576",
                        s -> s.getProcesses().get(0).getMappings().get(0).setLength(MIB + 1)));
    }

    private static List<Case> sessions() {
        return List.of(
                new Case(Severity.ERROR, "The cursor stands at step 9; expected 0 to 1.", true, s -> s.setCursor(9)),
                new Case(Severity.WARNING, "Bookmark \"b\" is at step 2", true, s -> {
                    BookmarkElement bookmark = ModelFactory.eINSTANCE.createBookmarkElement();
                    bookmark.setName("b");
                    bookmark.setStep(2);
                    s.getBookmarks().add(bookmark);
                }),
                new Case(Severity.WARNING, "Unknown kernel \"7\"", true, s -> s.getComparisonKernels().add("7")),
                new Case(Severity.ERROR, "a character that no file can hold", true, s -> s.setNotes("a\u0000b")),
                new Case(Severity.ERROR, "Step 1 has no operation", true,
                        s -> s.getSteps().get(0).getOperations().clear()),
                new Case(Severity.ERROR, "Step 1: Operation cannot be read: unknown operation \"Lod\"", true,
                        s -> s.getSteps().get(0).getOperations().get(0).setName("Lod")),
                new Case(Severity.WARNING, "Step 1, Load: there is no mapping \"x\" of process \"app\" by then.", false,
                        s -> s.getSteps().get(0).getOperations().get(0).getArguments().get(1).setValue("x")),
                new Case(Severity.WARNING, "Step 2, Seek: there is no file or disk \"g\" by then.", false,
                        s -> s.getSteps().add(ToModel.step(Step.of(new Operation.Seek("g", 0, true))))));
    }

    private static RangeElement range(long offset, long length) {
        RangeElement range = ModelFactory.eINSTANCE.createRangeElement();
        range.setOffset(offset);
        range.setLength(length);
        return range;
    }

    private static ExtentElement extent(long offset, long physical, long length) {
        ExtentElement extent = ModelFactory.eINSTANCE.createExtentElement();
        extent.setOffset(offset);
        extent.setPhysical(physical);
        extent.setLength(length);
        return extent;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneProblemIsFoundAndItsFixMendsIt(Case wrong) {
        SessionDocument document = document();
        document.change("spoil", () -> wrong.wrong.accept(document.session()));
        if (wrong.sentence.startsWith("The cursor"))
            document.keep(wrong.wrong);

        List<Problem> problems = Checks.all(document.session());

        assertThat(problems).extracting(Problem::message).singleElement().asString().contains(wrong.sentence);
        assertThat(problems).extracting(Problem::severity).containsExactly(wrong.severity);
        assertThat(problems.get(0).target().eClass().getEAllStructuralFeatures()).contains(problems.get(0).feature());
        if (!wrong.mended)
            return;
        Session before = EcoreUtil.copy(document.session());
        Fix fix = problems.get(0).fixes().get(0);
        fix.apply(document);
        assertThat(Checks.all(document.session())).as(fix.label()).isEmpty();
        assertThat(document.undoLabel()).contains(fix.label());
        document.undo();
        assertThat(EcoreUtil.equals(document.session().getScene(), before.getScene())).isTrue();
    }

    @Test
    void whatStepsMakeAndRemoveIsFollowed() {
        SessionDocument document = document();
        document.append("make", Step.of(Operation.Write.of("g", 0, 4096, new Pattern.PageNumbers())),
                Step.of(new Operation.Mmap("other", "n", "g", 0, 4096, Set.of())),
                Step.of(new Operation.Store("other", "n", 0, (byte) 1)), Step.of(new Operation.Fsync("pm0:g")));
        assertThat(Checks.all(document.session())).isEmpty();

        document.append("remove", Step.of(new Operation.Munmap("other", "n")), Step.of(new Operation.Unlink("g")),
                Step.of(new Operation.Load("other", "n", 0)), Step.of(new Operation.Fsync("g")));
        assertThat(Checks.all(document.session())).extracting(Problem::message).containsExactly(
                "Step 8, Load: there is no mapping \"n\" of process \"other\" by then.",
                "Step 9, Fsync: there is no file or disk \"g\" by then.");
    }

    /** Everything named anew, the session is as sound as before, and the machine is the same but for the names. */
    @Test
    void renamingFollowsAllReferences() {
        SessionDocument document = document();
        document.append("more", Step.of(new Operation.Fsync("pm0:f")), Step.of(new Operation.Fsync("f")),
                Step.of(new Operation.PoisonMedia("pm1", 0, 256)), Step.of(new Operation.Munmap("app", "m")));
        document.keep(session -> session.setSelection(ToModel.span(Span.disk("pm0", 0, 4096))));
        Session before = EcoreUtil.copy(document.session());
        SceneElement scene = document.session().getScene();

        document.rename("1", scene.getRegions().get(0).getNamespace(), "first");
        document.rename("2", scene.getRegions().get(1).getNamespace(), "second");
        document.rename("3", scene.getFiles().get(0), "data");
        document.rename("4", scene.getProcesses().get(0), "db");
        document.rename("5", scene.getProcesses().get(0).getMappings().get(0), "log");

        assertThat(Checks.all(document.session())).isEmpty();
        assertThat(document.script().steps()).extracting(step -> step.operations().get(0)).containsExactly(
                new Operation.Load("db", "log", 0), new Operation.Fsync("first:data"), new Operation.Fsync("data"),
                new Operation.PoisonMedia("second", 0, 256), new Operation.Munmap("db", "log"));
        assertThat(document.session().getSelection().getName()).isEqualTo("first");
        for (int i = 0; i < 5; i++)
            document.undo();
        assertThat(EcoreUtil.equals(document.session(), before)).isTrue();
    }

    @Test
    void aLiveCheckTellsWhenProblemsComeAndGo() {
        SessionDocument document = document();
        List<Integer> heard = new ArrayList<>();
        try (LiveCheck live = new LiveCheck(document)) {
            live.addListener(problems -> heard.add(problems.size()));
            assertThat(live.problems()).isEmpty();

            document.change("spoil", () -> document.session().getScene().getKernel().setName("?"));
            document.change("else", () -> document.session().getScene().setName("other"));
            document.undo();
            document.undo();
            assertThat(live.problems()).isEmpty();
        }
        document.change("spoil", () -> document.session().getScene().getKernel().setName("?"));

        assertThat(heard).containsExactly(1, 0);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Whatever is in a document, the check itself never fails. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyDocumentCanBeChecked(long seed) {
        Session session = ToModel.session(new RandomScenes(seed).script());

        assertThat(Checks.all(session)).extracting(Problem::message).as("seed %d", seed)
                .allSatisfy(message -> assertThat(message).endsWith("."));
    }

    /** What the check calls free of errors makes a machine. */
    @Test
    void aSceneWithoutErrorsMakesAMachine() {
        int made = 0;
        for (long seed = 0; seed < 600; seed++) {
            Session session = ToModel.session(new Script(sound(), List.of()));
            spoil(session.getScene(), new Random(seed));
            if (Checks.all(session).stream().anyMatch(problem -> problem.severity() == Severity.ERROR))
                continue;
            SceneMachine machine = new SceneMachine(ToRecords.scene(session.getScene()), EventSink.none());
            assertThat(machine.setUp()).as("seed %d", seed).isNotEmpty();
            made++;
        }
        assertThat(made).isGreaterThan(60);
    }

    private static void spoil(SceneElement scene, Random random) {
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            long number = switch (random.nextInt(4)) {
                case 0 -> 4096L * random.nextInt(4096);
                case 1 -> random.nextInt(1 << 20);
                case 2 -> -random.nextInt(3);
                default -> random.nextLong();
            };
            switch (random.nextInt(14)) {
                case 0 -> scene.getRegions().get(0).getNamespace().setSectors(number);
                case 1 -> scene.getRegions().get(1).getNamespace().setDataOffset(number);
                case 2 -> scene.getRegions().get(1).setPhysicalBase(number);
                case 3 -> scene.getRegions().get(0).setClearUnit(number);
                case 4 -> scene.getRegions().get(0).setClearMaxBytes(number);
                case 5 -> scene.getFiles().get(0).setSize(Math.min(number, 32 * MIB));
                case 6 -> scene.getFiles().get(0).getLayout().add(extent(0, number, 4096));
                case 7 -> scene.getPoison().get(0).setOffset(number);
                case 8 -> scene.getPoison().get(0).setLength(number);
                case 9 -> scene.getProcesses().get(0).getMappings().get(0).setOffset(number);
                case 10 -> scene.getProcesses().get(0).getMappings().get(0).setLength(number);
                case 11 -> scene.getFileSystems().get(0).setMkfs("-b size=" + (512 << random.nextInt(5)));
                case 12 -> scene.getFileSystems().get(0).setType("ext4");
                default -> scene.getKernel().setName(random.nextBoolean() ? "5.10" : "6.12");
            }
        }
    }
}
