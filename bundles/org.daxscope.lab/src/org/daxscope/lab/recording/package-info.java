/**
 * Recordings of real Linux kernels: a strict, safe reader and a writer of their JSON form, and the small builders of
 * the values they hold (page census, data runs, checksums, fill patterns).
 *
 * <p>Offsets and lengths are bytes unless a name says sector; a sector is 512 bytes. Whatever is read is untrusted: the
 * only exceptions that leave this package for bad input are {@link org.daxscope.lab.recording.RecordingException} and
 * {@link java.io.IOException}.
 */
@NullMarked
package org.daxscope.lab.recording;

import org.jspecify.annotations.NullMarked;
