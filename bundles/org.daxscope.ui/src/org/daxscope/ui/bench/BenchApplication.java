package org.daxscope.ui.bench;

import java.io.PrintStream;
import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;

import org.daxscope.ui.nls.BenchText;
import org.daxscope.ui.pagemap.PageMapBench;

/** Runs a benchmark by name and prints its measurements; exit code 1 when a bar was missed, 2 for an unknown name. */
public final class BenchApplication implements IApplication {
    private static final String PAGE_MAP = "pagemap";
    private static final Integer MISSED = 1;
    private static final Integer UNKNOWN = 2;

    @Override
    @SuppressWarnings("null")
    public Object start(IApplicationContext context) {
        Object given = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        List<String> arguments = given instanceof String[] words ? List.of(words) : List.of();
        PrintStream out = System.out;
        if (!arguments.contains(PAGE_MAP)) {
            out.println(BenchText.Unknown);
            return UNKNOWN;
        }
        Display display = new Display();
        try {
            return new PageMapBench(display, out).run() ? EXIT_OK : MISSED;
        } finally {
            display.dispose();
        }
    }

    @Override
    public void stop() {
        // It ends by itself.
    }
}
