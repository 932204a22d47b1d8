/** Sessions as files: XMI with a schema version, read strictly, written so that a crash leaves the old file or the new one. */
@NullMarked
package org.daxscope.model.persistence;

import org.jspecify.annotations.NullMarked;
