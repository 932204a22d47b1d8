/** Plays recordings of real kernels on the engine and holds the outcomes side by side. */
@NullMarked
package org.daxscope.lab.conformance;

import org.jspecify.annotations.NullMarked;
