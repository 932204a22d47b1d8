package org.daxscope.model.check;

/** How bad a problem is. */
public enum Severity {
    /** No machine can be made, or part of the session is lost. */
    ERROR,
    /** It can be played, but something will be refused, or fail where nobody expects it. */
    WARNING
}
