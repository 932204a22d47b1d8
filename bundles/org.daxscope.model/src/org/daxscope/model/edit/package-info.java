/** Changing a session: everything that can be undone goes through a {@link org.daxscope.model.edit.SessionDocument}. */
@NullMarked
package org.daxscope.model.edit;

import org.jspecify.annotations.NullMarked;
