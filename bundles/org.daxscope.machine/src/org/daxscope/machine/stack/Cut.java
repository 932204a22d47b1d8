package org.daxscope.machine.stack;

/** Why a layer handles only so much at once. */
public enum Cut {
    /** Nothing cuts: all that was asked. */
    ASKED("all that was asked"), FILE_END("end of the file"), HOLE("a hole"), EXTENT_END("end of the extent"),
    RANGE_END("end of the window's range of 2 MiB"),
    TARGET_END("end of the dm target"), CHUNK_EDGE("edge of the chunk"),
    /** The usual limit of a request queue, 2560 sectors of 512 bytes: where targets have chunks. Semantics 6.4. */
    MAX_SECTORS("max_sectors of the queue"), DEVICE_END("end of the device");

    private final String words;

    Cut(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
