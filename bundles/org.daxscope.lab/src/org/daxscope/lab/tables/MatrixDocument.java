package org.daxscope.lab.tables;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.daxscope.kernel.KernelPreset;

/** docs/matrix.md, made from the engine. */
public final class MatrixDocument {
    private MatrixDocument() {
    }

    public static String text() {
        String presets = Arrays.stream(KernelPreset.values())
                .map(preset -> "| " + preset + " | " + preset.kernels() + " | " + preset.summary() + " |\n")
                .collect(Collectors.joining());
        return """
                # What each kernel generation does with a call over poison

                Made by `./daxscope tables` from the engine; do not edit. A test compares it with what the engine gives.

                | preset | kernels | what it is |
                |---|---|---|
                %s
                ## One extent, pages of 4 KiB (kernel semantics 7.5)

                A cell is what the call returned, or its errno; behind it what was cleared, in bytes of the file (offset +
                length), or what the badblocks tables hold afterwards, in 512-byte sectors of the file. P=(sector,count) is
                poison that all tables know. XFS and ext4 gave the same where a cell does not tell them apart.

                %s
                ## Through the device mapper (kernel semantics, appendix B)

                Clears are told by disk, in bytes from the disk's page under L0.

                %s""".formatted(presets, ResultMatrix.table().markdown(), DmVectors.table().markdown());
    }
}
