package org.daxscope.model.persistence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Map;

import org.daxscope.model.Session;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;

/** Reads and writes sessions. A file is read completely or not at all, and replaced completely or not at all. */
public final class SessionFiles {
    /** The version that is written, and the newest that is read. */
    public static final int SCHEMA_VERSION = 3;

    /** Of file names, without its dot. */
    public static final String EXTENSION = "daxscope";

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 64 << 20;

    private SessionFiles() {
    }

    /** @throws SessionFileException with a sentence for people when anything at all is wrong with it */
    public static Session read(Path path) throws SessionFileException {
        try (InputStream in = Files.newInputStream(path)) {
            return read(path.toString(), in.readNBytes(MOST_BYTES + 1));
        } catch (SessionFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new SessionFileException(path.toString(), "there is no such file.", e);
        } catch (IOException e) {
            throw new SessionFileException(path.toString(), "cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** @param name for the sentence when something is wrong */
    public static Session read(String name, byte[] bytes) throws SessionFileException {
        if (bytes.length > MOST_BYTES)
            throw new SessionFileException(name,
                    "larger than %d MiB; expected a smaller one.".formatted(MOST_BYTES >> 20),
                    null);
        return new SessionReader(name).read(bytes);
    }

    /**
     * Writes a file beside the old one, makes sure that it is on the disk and can be read again, and puts it in its place.
     *
     * @throws SessionFileException with a sentence for people; the old file is as it was
     */
    public static void write(Session session, Path path) throws SessionFileException {
        byte[] bytes = bytes(path.toString(), session);
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path part = target.resolveSibling(target.getFileName() + ".part");
            try {
                store(bytes, part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            syncFolder(target);
        } catch (IOException e) {
            throw new SessionFileException(path.toString(), "cannot be written: " + e + ".", e);
        }
    }

    /**
     * The file of a session. The same session always gives the same bytes.
     *
     * @param name for the sentence when something is wrong
     */
    public static byte[] bytes(String name, Session session) throws SessionFileException {
        Session copy = writable(session);
        byte[] bytes;
        try {
            bytes = serialized(copy);
        } catch (IOException | RuntimeException e) {
            throw new SessionFileException(name, "the session cannot be written: " + e.getMessage() + ".", e);
        }
        // The library writes some texts so that they come back as others: then the old file must stay.
        if (!EcoreUtil.equals(copy, read(name, bytes)))
            throw new SessionFileException(name, "the session holds a text that cannot be kept in a file: "
                    + "a name, a note or an argument has characters that XML does not allow.", null);
        return bytes;
    }

    /** A copy of this version without missing texts, which a file could not tell from empty ones. */
    private static Session writable(Session session) {
        Session copy = EcoreUtil.copy(session);
        copy.setSchemaVersion(SCHEMA_VERSION);
        clearMissing(copy);
        for (Iterator<EObject> all = copy.eAllContents(); all.hasNext();)
            clearMissing(all.next());
        return copy;
    }

    private static void clearMissing(EObject object) {
        for (EAttribute attribute : object.eClass().getEAllAttributes())
            if (!attribute.isMany() && object.eGet(attribute) == null)
                object.eUnset(attribute);
    }

    private static byte[] serialized(Session session) throws IOException {
        XMIResourceImpl resource = new XMIResourceImpl(URI.createURI("session." + EXTENSION));
        resource.getContents().add(session);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        resource.save(out, Map.of(XMLResource.OPTION_ENCODING, "UTF-8", XMLResource.OPTION_LINE_WIDTH, 120));
        return out.toByteArray();
    }

    private static void store(byte[] bytes, Path part) throws IOException {
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining())
                channel.write(left);
            channel.force(true);
        }
    }

    /** The new name too must survive a power cut. Where folders cannot be opened, their file system has other ways. */
    private static void syncFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null)
            return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is safe and in its place.
        }
    }
}
