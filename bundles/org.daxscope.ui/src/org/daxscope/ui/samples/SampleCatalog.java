package org.daxscope.ui.samples;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.URIUtil;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

import org.daxscope.lab.conformance.Playbacks;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingReader;

/** The recordings of the bundle org.daxscope.recordings, which may be absent. */
public final class SampleCatalog {
    private static final String BUNDLE = "org.daxscope.recordings";
    private static final String FOLDER = "recordings";
    private static final String SUFFIX = ".json";

    /** The folder with one folder a kernel in it; null when no recordings are installed. */
    public @Nullable Path folder() {
        Bundle bundle = Platform.getBundle(BUNDLE);
        URL entry = bundle == null ? null : bundle.getEntry(FOLDER);
        if (entry == null)
            return null;
        try {
            URI uri = URIUtil.toURI(FileLocator.toFileURL(entry));
            return Path.of(uri);
        } catch (IOException | URISyntaxException problem) {
            ILog.of(SampleCatalog.class).warn(BUNDLE, problem);
            return null;
        }
    }

    /** The file of a scenario; it need not exist. */
    public @Nullable Path file(String kernel, String id) {
        Path folder = folder();
        return folder == null ? null : folder.resolve(kernel).resolve(id + SUFFIX);
    }

    /** Reads what each recording is about, by id and then kernel. Takes a moment: for jobs. */
    public List<Sample> read(IProgressMonitor monitor) {
        List<Path> files = files();
        List<Sample> samples = new ArrayList<>(files.size());
        SubMonitor progress = SubMonitor.convert(monitor, files.size());
        for (Path file : files) {
            if (progress.isCanceled())
                break;
            add(samples, file);
            progress.worked(1);
        }
        return samples;
    }

    private List<Path> files() {
        Path folder = folder();
        if (folder == null)
            return List.of();
        try (Stream<Path> found = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing((Path file) -> file.getFileName().toString())
                            .thenComparing(Path::compareTo))
                    .toList();
        } catch (IOException problem) {
            ILog.of(SampleCatalog.class).warn(FOLDER, problem);
            return List.of();
        }
    }

    private static void add(List<Sample> samples, Path file) {
        try {
            Recording recording = RecordingReader.read(file);
            samples.add(new Sample(file, recording.id(), recording.title(), recording.kver(),
                    Playbacks.refusal(recording).orElse("")));
        } catch (IOException | RecordingException problem) {
            ILog.of(SampleCatalog.class).warn(file.toString(), problem);
        }
    }
}
