package org.daxscope.lab.conformance;

/** A scenario that can be read but tells of a scene that cannot be: one sentence that names the file and what was expected. */
public final class ScenarioException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ScenarioException(String file, String expected, String found) {
        super(file + ": expected " + expected + ", found " + found);
    }
}
