package org.daxscope.lab.recording;

/** A range of a device whose page census belongs to the final state. */
public record Watch(String device, ByteRange range) {
}
