/** What the memory really holds: bytes, and lines that fault. No table knows more than this. Semantics appendix C. */
@NullMarked
package org.daxscope.pmem.media;

import org.jspecify.annotations.NullMarked;
