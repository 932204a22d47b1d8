/**
 * Readers of what operators bring from a real machine: the text of the badblocks attribute, filefrag, xfs_bmap, dmsetup, ndctl,
 * the kernel's log and strace. Each says of what it cannot read where, what it expected and what it found.
 */
@NullMarked
package org.daxscope.lab.evidence;

import org.jspecify.annotations.NullMarked;
