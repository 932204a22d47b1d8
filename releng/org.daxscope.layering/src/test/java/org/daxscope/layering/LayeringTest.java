package org.daxscope.layering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

/**
 * Arrows point down: a bundle uses only what stands below it, and engine bundles run without Eclipse, EMF and SWT.
 * Looks at the class files and at the manifests of everything under bundles/.
 */
class LayeringTest {
    private static final String PREFIX = "org.daxscope.";

    /** Every bundle and all that it may use. A bundle that is missing here fails the test: give it a place. */
    private static final Map<String, List<String>> BELOW = below();

    /** Bundles that may use Eclipse, EMF and SWT. */
    private static final List<String> ECLIPSE = List.of("ui", "model", "debug", "help");

    /** The only libraries of the engine, by the prefix of their packages or bundle names. */
    private static final List<String> LIBRARIES = List.of("java.", "javax.", "org.jspecify.", "com.google.gson",
            "picocli", "info.picocli");

    private static final Pattern SYMBOLIC_NAME = Pattern.compile("(?:^|,)\\s*([A-Za-z0-9_.-]+)");

    private static Map<String, List<String>> below() {
        List<String> machine = List.of("machine", "fs", "dm", "pmem", "dax", "journal", "kernel");
        List<String> tools = join(machine, "lab", "viz", "recovery", "evidence", "recordings");
        Map<String, List<String>> map = new TreeMap<>();
        map.put("kernel", List.of());
        map.put("recordings", List.of());
        map.put("journal", List.of("kernel"));
        map.put("dax", List.of("kernel"));
        map.put("pmem", List.of("dax", "kernel"));
        map.put("dm", List.of("dax", "kernel"));
        map.put("fs", List.of("dm", "dax", "kernel"));
        map.put("machine", List.of("fs", "dm", "pmem", "dax", "journal", "kernel"));
        map.put("viz", machine);
        map.put("recovery", machine);
        map.put("evidence", machine);
        map.put("lab", join(machine, "recovery", "evidence"));
        map.put("model", machine);
        map.put("app", tools);
        map.put("ui", join(tools, "model"));
        map.put("debug", join(tools, "model", "ui"));
        map.put("help", join(tools, "model", "ui"));
        return map;
    }

    private static List<String> join(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }

    @Test
    void everyBundleHasItsPlace() throws IOException {
        assertFalse(bundles().isEmpty(), "no bundle found");
        List<String> strangers = bundles().stream().map(LayeringTest::shortName)
                .filter(name -> !BELOW.containsKey(name)).toList();
        assertEquals(List.of(), strangers, "bundles without a place in the layers");
    }

    @Test
    void classesUseOnlyWhatStandsBelow() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (Path bundle : bundles()) {
            Path classes = bundle.resolve("target/classes");
            if (!Files.isDirectory(classes)) continue;
            String name = shortName(bundle);
            for (JavaClass type : new ClassFileImporter().importPath(classes)) {
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    String target = use.getTargetClass().getBaseComponentType().getName();
                    if (!allowedClass(name, target)) wrong.add(name + ": " + type.getName() + " uses " + target);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void manifestsAskOnlyForWhatStandsBelow() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (Path bundle : bundles()) {
            String name = shortName(bundle);
            for (String header : List.of("Require-Bundle", "Import-Package", "Fragment-Host",
                    "DynamicImport-Package")) {
                for (String target : names(bundle, header)) {
                    if (!allowedName(name, target)) wrong.add(name + ": " + header + " " + target);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static boolean allowedClass(String bundle, String target) {
        boolean primitive = target.indexOf('.') < 0;
        return primitive || allowedName(bundle, target);
    }

    private static boolean allowedName(String bundle, String target) {
        if (target.startsWith(PREFIX)) {
            String other = target.substring(PREFIX.length()).split("\\.")[0];
            return other.equals(bundle) || BELOW.getOrDefault(bundle, List.of()).contains(other);
        }
        return ECLIPSE.contains(bundle) || LIBRARIES.stream().anyMatch(target::startsWith);
    }

    private static List<String> names(Path bundle, String header) throws IOException {
        Attributes attributes;
        try (InputStream in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
            attributes = new Manifest(in).getMainAttributes();
        }
        String value = attributes.getValue(header);
        if (value == null) return List.of();
        // Quoted version ranges hold commas of their own.
        String plain = value.replaceAll("\"[^\"]*\"", "");
        List<String> names = new ArrayList<>();
        SYMBOLIC_NAME.matcher(plain).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** Product bundles only: a test fragment sees what its host sees, and its test libraries. */
    private static List<Path> bundles() throws IOException {
        Path root = Path.of(System.getProperty("daxscope.bundles", "../../bundles"));
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> Files.exists(child.resolve("META-INF/MANIFEST.MF")))
                    .filter(child -> !child.getFileName().toString().endsWith(".tests")).sorted().toList();
        }
    }

    private static String shortName(Path bundle) {
        return bundle.getFileName().toString().substring(PREFIX.length());
    }
}
