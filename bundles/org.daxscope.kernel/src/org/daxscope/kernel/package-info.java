/** What a kernel is to the engine: its preset, its switches and quirks, its error numbers, signals and rules. */
@NullMarked
package org.daxscope.kernel;

import org.jspecify.annotations.NullMarked;
