package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Each of the 220 numbered cases and 12 stories is a test, or has a reason why it is none. */
class CaseIndexTest {
    private static final String FOLDER =
            "bundles/org.daxscope.machine.tests/src/org/daxscope/machine/cases";
    private static final Pattern METHOD = Pattern.compile("void (([a-ow])(\\d\\d)_\\w+)\\(");
    private static final Map<Character, Integer> COUNTS = Map.ofEntries(Map.entry('A', 19), Map.entry('B', 11),
            Map.entry('C', 13), Map.entry('D', 10), Map.entry('E', 8), Map.entry('F', 14), Map.entry('G', 34),
            Map.entry('H', 20), Map.entry('I', 13), Map.entry('J', 16), Map.entry('K', 23), Map.entry('L', 7),
            Map.entry('M', 16), Map.entry('N', 10), Map.entry('O', 6), Map.entry('W', 12));

    private final Path root = root();
    private final Map<String, String> titles = table("case-titles.tsv");
    private final Map<String, String> reasons = table("not-executable.tsv");
    private final Map<String, List<String>> tests = tests();

    private static Path root() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent())
            if (Files.isRegularFile(up.resolve("docs/architecture.md")))
                return up;
        throw new IllegalStateException("not inside a checkout");
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(FOLDER).resolve(file)).stream().filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }

    private Map<String, String> table(String file) {
        Map<String, String> table = new TreeMap<>();
        for (String line : lines(file))
            table.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1).strip());
        return table;
    }

    /** Test methods by the number their name begins with, of all bundles' packages of cases. */
    private Map<String, List<String>> tests() {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("bundles"))) {
            for (Path file : files.filter(CaseIndexTest::isCases).sorted().toList()) {
                Matcher method = METHOD.matcher(Files.readString(file));
                while (method.find())
                    found.computeIfAbsent(method.group(2).toUpperCase(Locale.ROOT) + "-" + method.group(3),
                            number -> new ArrayList<>())
                            .add(file.getFileName().toString().replace(".java", "") + "." + method.group(1));
            }
        } catch (IOException error) {
            throw new AssertionError(error);
        }
        return found;
    }

    private static boolean isCases(Path file) {
        return file.getFileName().toString().endsWith(".java")
                && file.getParent().getFileName().toString().equals("cases")
                && file.toString().contains(".tests/src/".replace('/', file.getFileSystem().getSeparator().charAt(0)));
    }

    @Test
    void thereAre220CasesAnd12Stories() {
        assertThat(titles).hasSize(232);
        COUNTS.forEach((letter, count) -> assertThat(titles.keySet()).filteredOn(n -> n.charAt(0) == letter)
                .hasSize(count).last().isEqualTo("%s-%02d".formatted(letter, count)));
    }

    @Test
    void eachIsATestOrHasAReason() {
        List<String> missing = titles.keySet().stream()
                .filter(number -> !tests.containsKey(number) && !reasons.containsKey(number)).toList();

        assertThat(missing).isEmpty();
    }

    /** Set DAXSCOPE_WRITE_DOCS to write the document anew. */
    @Test
    void theCommittedIndexIsUpToDate() throws IOException {
        Path file = root.resolve("docs/cases.md");
        if (System.getenv("DAXSCOPE_WRITE_DOCS") != null)
            Files.writeString(file, document());

        assertThat(Files.readString(file)).as("docs/cases.md").isEqualTo(document());
    }

    private String document() {
        StringBuilder text = new StringBuilder("""
                # The numbered cases

                Made by CaseIndexTest; do not edit (set DAXSCOPE_WRITE_DOCS and run it). Each of the 220 cases and 12 stories
                of the kernel scenarios is an executable test, named by its number, or has a reason why it is none.

                | number | case | test, or why there is none |
                |---|---|---|
                """);
        titles.forEach((number, title) -> text.append("| %s | %s | %s |\n".formatted(number, title, how(number))));
        return text.toString();
    }

    private String how(String number) {
        List<String> found = tests.getOrDefault(number, List.of());
        String reason = reasons.get(number);
        String names = found.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        if (reason == null)
            return names;
        return names.isEmpty() ? "none: " + reason : names + "; not all of it: " + reason;
    }

    @Test
    void noTestAndNoReasonIsOfACaseThatIsNone() {
        assertThat(titles.keySet()).containsAll(tests.keySet()).containsAll(reasons.keySet());
        assertThat(reasons.values()).noneMatch(String::isBlank);
    }
}
