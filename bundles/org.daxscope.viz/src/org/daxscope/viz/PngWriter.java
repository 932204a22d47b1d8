package org.daxscope.viz;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes indexed pictures as PNG with a palette of 8 bits: the same input gives the same pixels, and no time stamp. */
public final class PngWriter {
    private static final long SIGNATURE = 0x8950_4e47_0d0a_1a0aL;
    private static final byte BITS = 8;
    private static final byte INDEXED = 3;

    private PngWriter() {
    }

    /**
     * @param colours 0xRRGGBB for each index used, at most 256
     * @param out stays open
     */
    public static void write(IndexedImage image, int[] colours, OutputStream out) throws IOException {
        var data = new DataOutputStream(out);
        data.writeLong(SIGNATURE);
        chunk(data, "IHDR", header(image));
        chunk(data, "PLTE", palette(colours));
        chunk(data, "IDAT", pixels(image));
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    private static byte[] header(IndexedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeInt(image.width());
        data.writeInt(image.height());
        data.write(new byte[] {BITS, INDEXED, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] palette(int[] colours) {
        var bytes = new byte[colours.length * 3];
        for (int i = 0; i < colours.length; i++) {
            bytes[3 * i] = (byte) (colours[i] >> 16);
            bytes[3 * i + 1] = (byte) (colours[i] >> 8);
            bytes[3 * i + 2] = (byte) colours[i];
        }
        return bytes;
    }

    private static byte[] pixels(IndexedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater();
        try (var zip = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            for (int y = 0; y < image.height(); y++) {
                // Each line begins with its filter: none.
                zip.write(0);
                zip.write(image.pixels(), y * image.width(), image.width());
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
