package org.daxscope.ui.nls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.ui.DaxscopeUi;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.wiring.BundleWiring;

class TextsTest {
    /** All classes of texts there are. */
    static List<String> texts() {
        return Platform.getBundle(DaxscopeUi.PLUGIN).adapt(BundleWiring.class)
                .listResources("/org/daxscope/ui/nls", "*Text.class", BundleWiring.LISTRESOURCES_LOCAL).stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'))).sorted().toList();
    }

    @Test
    void allTextsAreFound() {
        assertThat(texts()).contains("WorkbenchText", "StepsText", "ActionsText");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextHasAWordingAndEveryWordingATaker(String type) throws Exception {
        String file = type.substring(0, type.length() - "Text".length()).toLowerCase(Locale.ROOT);
        Class<?> texts = Class.forName("org.daxscope.ui.nls." + type);
        Properties wordings = new Properties();
        try (InputStream in = texts.getResourceAsStream(file + ".properties")) {
            wordings.load(in);
        }

        assertThat(Arrays.stream(texts.getFields()).map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(wordings.stringPropertyNames());
        for (Field field : texts.getFields())
            assertThat((String) field.get(null)).as(field.getName()).isNotBlank().doesNotContain("missing message");
    }

    @Test
    void everyNameInThePluginHasAWording() throws Exception {
        Properties wordings = new Properties();
        String plugin;
        var bundle = Platform.getBundle(DaxscopeUi.PLUGIN);
        try (InputStream in = bundle.getEntry("plugin.properties").openStream();
                InputStream xml = bundle.getEntry("plugin.xml").openStream()) {
            wordings.load(in);
            plugin = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher names = Pattern.compile("[\">]%([A-Za-z.]+)[\"<]").matcher(plugin);
        while (names.find())
            assertThat(wordings.stringPropertyNames()).contains(names.group(1));
    }

    @Test
    void everyIconInThePluginExists() throws Exception {
        var bundle = Platform.getBundle(DaxscopeUi.PLUGIN);
        String plugin;
        try (InputStream xml = bundle.getEntry("plugin.xml").openStream()) {
            plugin = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher icons = Pattern.compile("icons/[A-Za-z0-9_]+\\.png").matcher(plugin);
        while (icons.find())
            assertThat(bundle.getEntry(icons.group())).as(icons.group()).isNotNull();
    }
}
