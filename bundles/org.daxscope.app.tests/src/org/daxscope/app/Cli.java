package org.daxscope.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** One run of the headless program: what it printed and how it ended. */
record Cli(int code, String out, String err) {
    private static final String FOLDER = "bundles/org.daxscope.recordings/recordings";

    static Cli run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++)
            texts[i] = arguments[i].toString();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Cli(code, out.toString(), err.toString());
    }

    /** A recording of the checkout the tests run in. */
    static Path recording(String kernel, String id) {
        return recordings().resolve(kernel).resolve(id + ".json");
    }

    static String text(String kernel, String id) throws IOException {
        return Files.readString(recording(kernel, id));
    }

    static Path recordings() {
        String told = System.getProperty("daxscope.recordings");
        if (told != null)
            return Path.of(told);
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent())
            if (Files.isDirectory(up.resolve(FOLDER)))
                return up.resolve(FOLDER);
        throw new IllegalStateException("no " + FOLDER + " here or in any folder above");
    }
}
