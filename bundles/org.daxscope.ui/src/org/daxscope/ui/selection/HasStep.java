package org.daxscope.ui.selection;

/** A selected thing that a step gave. */
@FunctionalInterface
public interface HasStep {
    /** Index of the step, from 0. */
    int step();
}
