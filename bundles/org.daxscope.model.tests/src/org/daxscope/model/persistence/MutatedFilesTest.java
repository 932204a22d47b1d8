package org.daxscope.model.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.daxscope.model.Session;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were damaged or forged: read as a whole session that can be written again, or refused with a sentence. */
class MutatedFilesTest {
    private static final List<String> PIECES = List.of("<", ">", "/>", "\"", "&", "&#0;", "&#xD800;", "]]>",
            "<![CDATA[",
            "<!--", "<!DOCTYPE x>", "<!ENTITY a \"b\">", "<?x?>", "xmlns=\"\"", "xmlns:x=\"urn:x\"", "xsi:nil=\"true\"",
            "href=\"x\"", "=", "-", "99999999999999999999", "\u0000", "\ufffe", "<steps/>", "</scene>",
            "xml:space=\"preserve\"");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void aMutatedFileIsReadOrRefused(long seed) throws SessionFileException {
        Random random = new Random(seed);
        byte[] good = SessionFiles.bytes("good", SessionFilesTest.session(seed));
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bad = mutate(good, random);
            try {
                Session session = SessionFiles.read("bad", bad);
                byte[] again = SessionFiles.bytes("again", session);
                session.setSchemaVersion(SessionFiles.SCHEMA_VERSION);
                assertThat(EcoreUtil.equals(SessionFiles.read("again", again), session)).isTrue();
            } catch (SessionFileException e) {
                refused++;
                assertThat(e).hasMessageStartingWith("bad:").hasMessageEndingWith(".");
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", mutation " + i + ":\n" + new String(bad, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isBetween(200, 399);
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] bytes = good;
        for (int left = 1 + random.nextInt(3); left > 0 && bytes.length > 0; left--)
            bytes = mutateOnce(bytes, random);
        return bytes;
    }

    private static byte[] mutateOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(40));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                out.write(bytes, from, Math.min(bytes.length - from, random.nextInt(80)));
            }
            case 3 -> {
                out.write('0' + random.nextInt(10));
                end = Math.min(bytes.length, at + 1);
            }
            default -> end = random.nextInt(10) == 0 ? bytes.length : end;
        }
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }
}
