/** Tables of the kernel semantics, made by running the engine. */
@NullMarked
package org.daxscope.lab.tables;

import org.jspecify.annotations.NullMarked;
