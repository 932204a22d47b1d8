/** The document as the engine's records, and back; nothing is lost either way. */
@NullMarked
package org.daxscope.model.bridge;

import org.jspecify.annotations.NullMarked;
