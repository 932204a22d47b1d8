package org.daxscope.lab.recording;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds recordings: files as they are named, and all *.json below folders. */
public final class RecordingFiles {
    private static final String SUFFIX = ".json";

    private final Map<Path, Path> byRealPath = new LinkedHashMap<>();
    private final Set<Path> foldersSeen = new HashSet<>();

    private RecordingFiles() {
    }

    /**
     * Expands files, folders and symbolic links to either. The order is that of {@code paths}, sorted within each
     * folder; a file or folder reached twice is there once, so links that lead in a circle do no harm.
     *
     * @throws FileNotFoundException naming every one of {@code paths} that does not exist
     */
    public static List<Path> find(List<Path> paths) throws IOException {
        List<Path> missing = paths.stream().filter(path -> !Files.exists(path)).toList();
        if (!missing.isEmpty()) {
            throw new FileNotFoundException("no such file or folder: "
                    + missing.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        RecordingFiles found = new RecordingFiles();
        for (Path path : paths) {
            found.add(path);
        }
        return List.copyOf(found.byRealPath.values());
    }

    private void add(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            // A link to nothing has no real path; whoever reads it will say so, and the others can still be read.
            byRealPath.putIfAbsent(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(), path);
        } else if (foldersSeen.add(path.toRealPath())) {
            for (Path child : recordingsAndFolders(path)) {
                add(child);
            }
        }
    }

    private static List<Path> recordingsAndFolders(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(RecordingFiles::isFolderOrRecording).sorted().toList();
        }
    }

    /** A link that leads nowhere counts, if it is named like a recording: better an error than one recording less. */
    private static boolean isFolderOrRecording(Path path) {
        return Files.isDirectory(path)
                || path.toString().endsWith(SUFFIX) && (Files.isRegularFile(path) || !Files.exists(path));
    }
}
