package org.daxscope.lab.recording;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of one file, known to be sound UTF-8 without NUL. Places in it are offsets in chars; lines and columns are
 * counted only when somebody asks.
 */
record Source(String name, String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int CHUNK = 8192;

    static Source of(String name, byte[] content) throws RecordingException {
        if (content.length > Limits.FILE_BYTES) {
            throw new Source(name, "").error(0, "a file of at most 64 MiB", "more");
        }
        int sound = soundUtf8(content);
        Source source = new Source(name, new String(content, 0, sound, StandardCharsets.UTF_8));
        if (sound < content.length) {
            throw source.error(source.text.length(), "text in UTF-8", "the byte 0x%02x".formatted(content[sound]));
        }
        source.refuseAt(source.text.startsWith(BYTE_ORDER_MARK) ? 0 : -1, "a byte order mark");
        source.refuseAt(source.text.indexOf('\0'), "a NUL byte");
        return source;
    }

    /** {@return how many bytes are sound UTF-8, from the start} */
    private static int soundUtf8(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer dropped = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            dropped.clear();
            result = decoder.decode(bytes, dropped, true);
        } while (result.isOverflow());
        return bytes.position();
    }

    private void refuseAt(int offset, String found) throws RecordingException {
        if (offset >= 0) {
            throw error(offset, "plain JSON text", found);
        }
    }

    /** @param offset of the place to name, 0 to the text's length */
    RecordingException error(int offset, String expected, String found) {
        return error(offset, "", expected, found);
    }

    /** @param path of the value in the document, empty for the document itself */
    RecordingException error(int offset, String path, String expected, String found) {
        PlaceCounter place = new PlaceCounter(text).moveTo(offset);
        String where = path.isEmpty() ? "" : Quoted.plain(path) + ": ";
        return new RecordingException(name, place.line(), place.column(), found, where + "expected " + expected);
    }

    /** {@return the character at a place in words} */
    String describeAt(int offset) {
        if (offset >= text.length()) {
            return "the end of the file";
        }
        int character = text.codePointAt(offset);
        return character > ' ' && character < 0x7f ? "'%c'".formatted(character) : "U+%04X".formatted(character);
    }
}
