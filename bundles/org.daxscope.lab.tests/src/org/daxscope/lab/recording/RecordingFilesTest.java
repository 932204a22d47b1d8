package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    @Test
    void foldersGiveTheirJsonFilesSortedAndInDepth(@TempDir Path root) throws IOException {
        Path b = file(root.resolve("b.json"));
        Path a = file(root.resolve("a.json"));
        Path deep = file(root.resolve("a/z/deep.json"));
        file(root.resolve("notes.md"));

        assertThat(RecordingFiles.find(List.of(root))).containsExactly(deep, a, b);
    }

    @Test
    void filesAreTakenAsTheyAreNamedAndInOrder(@TempDir Path root) throws IOException {
        Path text = file(root.resolve("scenario.txt"));
        Path json = file(root.resolve("a.json"));

        assertThat(RecordingFiles.find(List.of(text, json))).containsExactly(text, json);
    }

    @Test
    void aFileReachedTwiceIsThereOnce(@TempDir Path root) throws IOException {
        Path a = file(root.resolve("a.json"));
        Files.createSymbolicLink(root.resolve("b.json"), a);

        assertThat(RecordingFiles.find(List.of(a, root))).containsExactly(a);
    }

    @Test
    void linksAreFollowedButNotInCircles(@TempDir Path root) throws IOException {
        Path inside = file(root.resolve("real/a.json"));
        Path folder = Files.createDirectory(root.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("linked"), root.resolve("real"));
        Files.createSymbolicLink(folder.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("real/back"), root);

        assertThat(RecordingFiles.find(List.of(folder))).containsExactly(folder.resolve("linked/a.json"));
        assertThat(RecordingFiles.find(List.of(root.resolve("real")))).containsExactly(inside);
    }

    @Test
    void everyMissingPathIsNamed(@TempDir Path root) throws IOException {
        Path there = file(root.resolve("there.json"));
        List<Path> paths = List.of(root.resolve("x"), there, root.resolve("y.json"));

        assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> RecordingFiles.find(paths))
                .withMessage("no such file or folder: %s, %s", paths.get(0), paths.get(2));
    }

    @Test
    void aRecordingThatIsALinkToNowhereIsFoundSoThatReadingItFails(@TempDir Path root) throws IOException {
        Path broken = Files.createSymbolicLink(root.resolve("a.json"), root.resolve("gone"));
        Path good = file(root.resolve("b.json"));

        assertThat(RecordingFiles.find(List.of(root))).containsExactly(broken, good);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> RecordingReader.read(broken))
                .withMessageContaining(broken.toString());
    }

    private static Path file(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.createFile(path);
    }
}
