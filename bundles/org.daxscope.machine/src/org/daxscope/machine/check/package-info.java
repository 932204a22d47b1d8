/**
 * What can go wrong, found by trying everything: each point where power can fail, each order in which two calls can run, and
 * what the tables believe against what the media holds.
 */
@NullMarked
package org.daxscope.machine.check;

import org.jspecify.annotations.NullMarked;
