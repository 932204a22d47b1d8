package org.daxscope.ui.wizards;

/** A selected thing of a scene, for wizards that begin with it. */
public interface Target {
    /** Name of the process it is, or belongs to; empty for none. */
    String process();

    /** Name of the file or disk it is, or lies on; empty for none. */
    String fileOrDisk();
}
