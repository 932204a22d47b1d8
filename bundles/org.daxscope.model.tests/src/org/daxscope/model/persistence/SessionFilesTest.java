package org.daxscope.model.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.BookmarkElement;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.ProviderKind;
import org.daxscope.model.RandomScenes;
import org.daxscope.model.RegionElement;
import org.daxscope.model.Session;
import org.daxscope.model.SettingElement;
import org.daxscope.model.ViewElement;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.check.Checks;
import org.daxscope.pmem.media.PersistenceDomain;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionFilesTest {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<daxscope:Session xmi:version=\"2.0\" "
                    + "xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                    + "xmlns:daxscope=\"urn:daxscope:session\" ";

    /** As the workbench wrote it then. */
    private static final String VERSION_2 = """
            schemaVersion="2" cursor="1">
              <scene name="old">
                <kernel name="6.1"/>
                <regions name="region0" clearContent="OLD_BYTES" provider="NFIT">
                  <dimms name="nmem0" capacity="69206016"/>
                  <namespace disk="pm0" sectors="131072" dataOffset="2097152"/>
                </regions>
                <fileSystems disk="pm0" type="xfs" mkfs="-m reflink=0" options="dax=always"/>
                <files name="f" disk="pm0" size="1048576" fill="pages">
                  <written length="1048576"/>
                </files>
                <processes name="app">
                  <mappings name="m" on="f" length="1048576"/>
                </processes>
                <poison disk="pm0" offset="8388608" length="256"/>
              </scene>
              <steps title="">
                <operations name="Load">
                  <arguments name="process" value="app"/>
                  <arguments name="map" value="m"/>
                  <arguments name="offset" value="0"/>
                </operations>
              </steps>
            </daxscope:Session>
            """;

    @TempDir Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    static Session session(long seed) {
        Session session = ToModel.session(new RandomScenes(seed).script());
        session.setSchemaVersion(SessionFiles.SCHEMA_VERSION);
        session.setCursor(session.getSteps().size() / 2);
        session.setNotes("why?\n\u20ac <b>");
        BookmarkElement bookmark = ModelFactory.eINSTANCE.createBookmarkElement();
        bookmark.setName("here");
        bookmark.setStep(1);
        bookmark.setSpan(ToModel.span(Span.disk("pm0", 0, 4096)));
        session.getBookmarks().add(bookmark);
        session.setSelection(ToModel.span(Span.file("f", 512, 1024)));
        ViewElement view = ModelFactory.eINSTANCE.createViewElement();
        view.setId("org.daxscope.ui.pagemap");
        SettingElement setting = ModelFactory.eINSTANCE.createSettingElement();
        setting.setKey("zoom");
        setting.setValue("0.5");
        view.getSettings().add(setting);
        session.getViews().add(view);
        session.getComparisonKernels().addAll(java.util.List.of("5.10", "6.12"));
        return session;
    }

    private static Session read(String text) throws SessionFileException {
        return SessionFiles.read("s.daxscope", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSessionComesBackFromItsFile(long seed) throws SessionFileException {
        Session session = session(seed);
        Path file = folder.resolve("a.daxscope");

        SessionFiles.write(session, file);

        assertThat(EcoreUtil.equals(SessionFiles.read(file), session)).as("seed %d", seed).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameSessionMakesTheSameBytes(long seed) throws SessionFileException {
        byte[] first = SessionFiles.bytes("a", session(seed));

        assertThat(SessionFiles.bytes("a", SessionFiles.read("a", first))).isEqualTo(first);
    }

    /** The file is XMI: the library's own reader, which is not ours, reads the same from it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theFileIsXmi(long seed) throws IOException {
        Session session = session(seed);
        ResourceSet set = new ResourceSetImpl();
        set.getPackageRegistry().put(ModelPackage.eNS_URI, ModelPackage.eINSTANCE);
        XMIResourceImpl resource = new XMIResourceImpl(URI.createURI("a"));
        set.getResources().add(resource);

        resource.load(new ByteArrayInputStream(SessionFiles.bytes("a", session)), Map.of());

        assertThat(EcoreUtil.equals(resource.getContents().get(0), session)).as("seed %d", seed).isTrue();
    }

    @Test
    void writingReplacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a.daxscope");
        SessionFiles.write(session(1), file);
        SessionFiles.write(session(2), file);

        assertThat(EcoreUtil.equals(SessionFiles.read(file), session(2))).isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("a.daxscope");
        SessionFiles.write(session(1), real);
        Path link = Files.createSymbolicLink(folder.resolve("link.daxscope"), real);

        SessionFiles.write(session(2), link);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(EcoreUtil.equals(SessionFiles.read(real), session(2))).isTrue();
    }

    @Test
    void theSessionItselfIsNotTouchedByWriting() throws SessionFileException {
        Session session = session(1);
        session.setSchemaVersion(0);
        Session before = EcoreUtil.copy(session);

        SessionFiles.write(session, folder.resolve("a.daxscope"));

        assertThat(EcoreUtil.equals(session, before)).isTrue();
    }

    @Test
    void aTextThatXmlCannotHoldLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("a.daxscope");
        SessionFiles.write(session(1), file);
        byte[] before = Files.readAllBytes(file);
        for (String text : java.util.List.of("\u0000", "a\u0007b", "\ud800", "\ufffe")) {
            Session session = session(2);
            session.getSteps().add(ToModel.step(new Step(text, java.util.List.of(new Operation.Scrub()))));

            assertThatThrownBy(() -> SessionFiles.write(session, file)).as("%x", (int) text.charAt(0))
                    .isInstanceOf(SessionFileException.class).hasMessageContaining("a.daxscope");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("none/a.daxscope");

        assertThatThrownBy(() -> SessionFiles.write(session(1), file)).isInstanceOf(SessionFileException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> SessionFiles.read(file)).isInstanceOf(SessionFileException.class)
                .hasMessageContaining("there is no such file");
    }

    private static void refused(String text, String where, String what) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(SessionFileException.class)
                .hasMessageStartingWith("s.daxscope:" + where).hasMessageContaining(what).hasMessageEndingWith(".");
    }

    @Test
    void theFirmwareOfTheFirstVersionIsTheProviderOfEachRegion() throws SessionFileException {
        String body = "schemaVersion=\"1\"><scene %s><regions/><regions/></scene></daxscope:Session>";

        assertThat(read(HEAD + body.formatted("firmware=\"NONE\"")).getScene().getRegions())
                .extracting(RegionElement::getProvider).containsExactly(ProviderKind.E820, ProviderKind.E820);
        assertThat(read(HEAD + body.formatted("firmware=\"CANNOT_CLEAR\"")).getScene().getRegions())
                .extracting(RegionElement::getProvider).containsOnly(ProviderKind.NFIT_NO_CLEAR);
        assertThat(read(HEAD + body.formatted("")).getScene().getRegions())
                .extracting(RegionElement::getProvider).containsOnly(ProviderKind.NFIT);
        refused(HEAD + body.formatted("firmware=\"SOME\""), "2:", "unknown attribute firmware");
        refused(HEAD + "schemaVersion=\"2\"><scene firmware=\"NONE\"/></daxscope:Session>", "2:",
                "unknown attribute firmware");
    }

    /** What a session of version 2 says, as it was written then, means the same today, and is written as version 3. */
    @Test
    void theSecondVersionMeansWhatItMeant() throws IOException {
        Session old = read(HEAD + VERSION_2);

        Script script = ToRecords.script(old);
        assertThat(script.scene().power()).isEqualTo(PowerPolicy.USUAL);
        assertThat(script.scene().partitions()).isEmpty();
        assertThat(script.scene().regions().getFirst().media().domain()).isEqualTo(PersistenceDomain.MEMORY_CONTROLLER);
        assertThat(script.scene().processes().getFirst().killPolicy()).isEqualTo(Kill.DEFAULT);
        assertThat(script.steps()).extracting(Step::cutAfter).containsOnly(Step.WHOLE);
        assertThat(Checks.all(old)).isEmpty();

        Session now = SessionFiles.read("new", SessionFiles.bytes("new", old));
        assertThat(now.getSchemaVersion()).isEqualTo(3);
        assertThat(ToRecords.script(now)).isEqualTo(script);
    }

    /** What came after version 2 is read, and is there again when it was written. */
    @Test
    void whatVersionThreeAddedComesBack() throws IOException {
        String body = "schemaVersion=\"3\"><scene><kernel name=\"6.1\"/><power scrubs=\"false\"/>"
                + "<regions persistence=\"CPU_CACHE\"><namespace disk=\"pm0\"/></regions>"
                + "<partitions disk=\"pm0\" number=\"2\"/>"
                + "<processes killPolicy=\"EARLY\"><mappings><flags>UNALIGNED</flags></mappings></processes></scene>"
                + "<steps cutAfter=\"7\"><operations name=\"Scrub\"/></steps></daxscope:Session>";

        Script script = ToRecords.script(read(HEAD + body));

        assertThat(script.scene().power()).isEqualTo(new PowerPolicy(false, true));
        assertThat(script.scene().partitions()).containsExactly(new PartitionSpec("pm0", 2, 2048, 0));
        assertThat(script.scene().regions().getFirst().media().domain()).isEqualTo(PersistenceDomain.CPU_CACHE);
        assertThat(script.scene().processes().getFirst().killPolicy()).isEqualTo(Kill.EARLY);
        assertThat(script.scene().processes().getFirst().mappings().getFirst().flags())
                .containsExactly(MapFlag.UNALIGNED);
        assertThat(script.steps()).extracting(Step::cutAfter).containsExactly(7);
        assertThat(ToRecords.script(SessionFiles.read("new", SessionFiles.bytes("new", ToModel.session(script)))))
                .isEqualTo(script);
    }

    @Test
    void aNewerVersionIsNamedBeforeWhatItHoldsNew() {
        refused(HEAD + "schemaVersion=\"4\" future=\"x\"><more/></daxscope:Session>", "2:",
                "written by a newer Daxscope: schema version 4, this one reads versions up to 3");
        refused(HEAD + "schemaVersion=\"99999999999999999999\"/>", "2:", "written by a newer Daxscope");
        refused(HEAD + "/>", "2:", "no schemaVersion; expected one from 1 to 3");
        refused(HEAD + "schemaVersion=\"0\"/>", "2:", "schemaVersion is \"0\"");
        refused(HEAD + "schemaVersion=\"one\"/>", "2:", "schemaVersion is \"one\"");
    }

    @Test
    void whatTheModelDoesNotKnowIsNamedWithItsPlace() {
        String body = "schemaVersion=\"1\">\n  <scene name=\"s\">\n    %s\n  </scene>\n</daxscope:Session>";
        refused(HEAD + body.formatted("<regions colour=\"red\"/>"), "4:",
                "unknown attribute colour of a RegionElement; "
                        + "expected one of name, physicalBase,");
        refused(HEAD + body.formatted("<engines/>"), "4:",
                "<engines> inside of a SceneElement; expected one of kernel,");
        refused(HEAD + body.formatted("<regions clearUnit=\"big\"/>"), "4:",
                "clearUnit is \"big\"; expected a whole number from -9223372036854775808 to 9223372036854775807");
        refused(HEAD + body.formatted("<regions fullLineStoreHeals=\"yes\"/>"), "4:",
                "fullLineStoreHeals is \"yes\"; expected true or false");
        refused(HEAD + body.formatted("<files how=\"MAGIC\"/>"), "4:", "how is \"MAGIC\"; expected one of WRITE, ");
        refused(HEAD + body.formatted("<kernel/><kernel/>"), "4:", "a second <kernel>; expected one");
        refused(HEAD + body.formatted("<kernel><mended>Q</mended><mended>Q</mended></kernel>"), "4:", "a second time");
        refused(HEAD + body.formatted("words"), "5:", "text \"words\" between elements");
        refused(HEAD + body.formatted("<kernel><mended><x/></mended></kernel>"), "4:", "expected text only");
        refused(HEAD + "schemaVersion=\"1\" cursor=\"3\"/>", "2:",
                "cursor is \"3\"; expected a number of steps from 0 to 0");
    }

    @Test
    void nothingOutsideOfTheFileIsFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String body = "schemaVersion=\"1\" %s>%s</daxscope:Session>";
        String doctype = "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n";
        refused(doctype + HEAD.substring(HEAD.indexOf('\n') + 1) + body.formatted("notes=\"&e;\"", ""), "2:",
                "a DOCTYPE");
        refused(doctype + HEAD.substring(HEAD.indexOf('\n') + 1)
                + body.formatted("", "<comparisonKernels>&e;</comparisonKernels>"), "2:", "a DOCTYPE");
        refused(HEAD + body.formatted("xsi:schemaLocation=\"urn:daxscope:session other.xcore\"", ""), "2:",
                "sessions refer to nothing outside of their file");
        refused(HEAD + body.formatted("", "<scene href=\"other.daxscope#/0\"/>"), "2:",
                "href refers to \"other.daxscope#/0\"");
        refused(HEAD + body.formatted("", "<scene xsi:type=\"daxscope:Other\"/>"), "2:", "unknown attribute xsi:type");
        refused(HEAD + body.formatted("", "<?php echo ?>"), "2:", "processing instruction");
        refused(HEAD + body.formatted("", "&undefined;"), "2:", "");
    }

    @Test
    void whatIsNoSessionIsSaid() {
        refused("", "1:", "");
        refused("{}", "1:", "");
        refused("<html/>", "1:", "<html> is not a session; expected <daxscope:Session>");
        refused(HEAD + "schemaVersion=\"1\">", "2:", "");
        assertThatThrownBy(() -> SessionFiles.read("b", new byte[] {'<', 'a', '\n', (byte) 0xff}))
                .isInstanceOf(SessionFileException.class)
                .hasMessage("b:2:1: the byte 0xff is not UTF-8; expected text in UTF-8.");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> SessionFiles.read("b", new byte[SessionFiles.MOST_BYTES + 1]))
                .isInstanceOf(SessionFileException.class).hasMessageContaining("larger than 64 MiB");
    }

    @Test
    void tooManyObjectsAreRefused() {
        String many = "<steps/>".repeat(SessionHandler.MOST_OBJECTS + 1);

        refused(HEAD + "schemaVersion=\"1\">" + many + "</daxscope:Session>", "2:", "more than 1000000 objects");
    }

    @Test
    void deepFilesAreRefusedAtTheFirstWrongElement() {
        refused(HEAD + "schemaVersion=\"1\">" + "<scene>".repeat(100_000), "2:", "<scene> inside of a SceneElement");
    }
}
