package org.daxscope.lab.recording;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds recordings: files as they are named, and all *.json below folders. */
public final class RecordingFiles {
    private static final String SUFFIX = ".json";

    private RecordingFiles() {
    }

    /**
     * Expands files, folders and symbolic links to either. The order is that of {@code paths}, sorted within each folder; a file
     * reached twice is there once. Links that lead back into a folder above them are passed over.
     *
     * @throws FileNotFoundException naming every one of {@code paths} that does not exist
     */
    public static List<Path> find(List<Path> paths) throws IOException {
        List<Path> missing = paths.stream().filter(path -> !Files.exists(path)).toList();
        if (!missing.isEmpty()) {
            throw new FileNotFoundException("no such file or folder: "
                    + missing.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Path file : Files.isDirectory(path) ? below(path) : List.of(path)) {
                byRealPath.putIfAbsent(file.toRealPath(), file);
            }
        }
        return new ArrayList<>(byRealPath.values());
    }

    private static Collection<Path> below(Path folder) throws IOException {
        Collection<Path> found = new TreeSet<>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && file.getFileName().toString().endsWith(SUFFIX)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        if (failure instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        return found;
    }
}
