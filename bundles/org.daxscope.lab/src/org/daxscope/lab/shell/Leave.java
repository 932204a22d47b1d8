package org.daxscope.lab.shell;

/** How exit, break and continue leave what they stand in. */
abstract class Leave extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Leave() {
        super(null, null, false, false);
    }

    /** Ends the shell or subshell. */
    static final class Exit extends Leave {
        private static final long serialVersionUID = 1;

        private final int status;

        Exit(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** break and continue. */
    static final class Loop extends Leave {
        private static final long serialVersionUID = 1;

        private final boolean stops;
        private final int levels;

        /** @param levels 1 for the innermost loop */
        Loop(boolean stops, int levels) {
            this.stops = stops;
            this.levels = levels;
        }

        boolean stops() {
            return stops;
        }

        /** Whether a loop further out is meant. */
        boolean outer() {
            return levels > 1;
        }

        Loop oneLess() {
            return new Loop(stops, levels - 1);
        }
    }
}
