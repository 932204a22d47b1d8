package org.daxscope.lab.shell.syntax;

/**
 * Where a descriptor goes.
 *
 * @param descriptor 0 to 2
 * @param target a path; for DUPLICATE the number of another descriptor
 */
public record Redirect(int descriptor, Kind kind, Word target) {
    /** &lt;, &gt;, &gt;&gt; and &gt;&amp;. */
    public enum Kind {
        READ, WRITE, APPEND, DUPLICATE
    }
}
