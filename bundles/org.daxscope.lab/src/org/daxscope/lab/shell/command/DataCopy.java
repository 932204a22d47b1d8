package org.daxscope.lab.shell.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * dd, block by block. With conv=noerror a block that cannot be read is skipped (zeros in its place with conv=sync), and the next
 * read goes on one whole block behind where the failed one began; a short read counts as a block.
 */
final class DataCopy implements Command {
    private static final Set<String> KEYS = Set.of("if", "of", "bs", "ibs", "obs", "count", "skip", "seek", "conv",
            "oflag", "iflag", "status");
    private static final Set<String> CONVERSIONS = Set.of("notrunc", "fsync", "fdatasync", "noerror", "sync");
    private static final Set<String> FLAGS = Set.of("direct", "sync", "dsync", "fullblock");
    private static final String WRITING = "error writing";
    private static final int USUAL_BLOCK = 512;
    private static final int LARGEST_BLOCK = 64 << 20;

    @Override
    public String name() {
        return "dd";
    }

    @Override
    public String usage() {
        return "dd [if=FILE] [of=FILE] [bs=N] [count=N] [skip=N] [seek=N] [conv=notrunc,fsync,noerror,sync]"
                + " [iflag=direct] [oflag=direct,sync] [status=none]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Map<String, String> keys = new HashMap<>();
        for (String argument : call.arguments()) {
            int equals = argument.indexOf('=');
            String key = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !KEYS.contains(key))
                throw call.unknown("the operand " + argument);
            keys.put(key, argument.substring(equals + 1));
        }
        Copying copying = new Copying(call, keys);
        int status = 0;
        try {
            copying.copy();
        } catch (IoError error) {
            status = call.complain(error.text());
            // Only an error of the output is followed by the counts.
            if (!error.text().startsWith(WRITING))
                return status;
        }
        if (!keys.getOrDefault("status", "").equals("none"))
            copying.report();
        return status;
    }

    private static Set<String> words(Invocation call, Map<String, String> keys, String key, Set<String> known) {
        String text = keys.getOrDefault(key, "");
        Set<String> words = text.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(text.split(",")));
        for (String word : words)
            if (!known.contains(word))
                throw call.unknown(key + "=" + word);
        return words;
    }

    /** One run. */
    private static final class Copying {
        private final Invocation call;
        private final Map<String, String> keys;
        private final int inBlock;
        private final int outBlock;
        private final long count;
        private final Set<String> conversions;
        private final boolean directIn;
        private final boolean directOut;
        private final boolean syncOut;
        private long inFull;
        private long inPart;
        private long outFull;
        private long outPart;

        Copying(Invocation call, Map<String, String> keys) {
            this.call = call;
            this.keys = keys;
            String both = keys.getOrDefault("bs", String.valueOf(USUAL_BLOCK));
            inBlock = block(keys.getOrDefault("ibs", both));
            outBlock = block(keys.getOrDefault("obs", both));
            if (inBlock != outBlock)
                throw call.unknown("an ibs that is not obs");
            count = keys.containsKey("count") ? Sizes.of(call, keys.getOrDefault("count", "")) : Long.MAX_VALUE;
            conversions = words(call, keys, "conv", CONVERSIONS);
            directIn = words(call, keys, "iflag", FLAGS).contains("direct");
            Set<String> out = words(call, keys, "oflag", FLAGS);
            directOut = out.contains("direct");
            syncOut = out.contains("sync") || out.contains("dsync");
        }

        private int block(String text) {
            long bytes = Sizes.of(call, text);
            if (bytes < 1 || bytes > LARGEST_BLOCK)
                throw call.unknown("a block of " + bytes + " bytes");
            return (int) bytes;
        }

        private long blocks(String key) {
            return Sizes.of(call, keys.getOrDefault(key, "0"));
        }

        void copy() throws IoError {
            String from = keys.get("if");
            OpenFile in = from == null ? null : call.session().files().open(from);
            String to = keys.get("of");
            long out = blocks("seek") * outBlock;
            OpenFile file = to == null ? null : open(to, out);
            long at = blocks("skip") * inBlock;
            IoError failure = null;
            try {
                blocks(in, at, file, to, out);
            } catch (IoError error) {
                failure = error;
            }
            // Also after an error: a process that ends closes what it has open.
            if (in != null)
                in.close();
            if (file != null)
                file.close();
            if (failure != null)
                throw failure;
        }

        private void blocks(@Nullable OpenFile in, long skip, @Nullable OpenFile file, @Nullable String to, long seek)
                throws IoError {
            long at = skip;
            long out = seek;
            while (inFull + inPart < count) {
                byte[] block;
                try {
                    block = in == null ? next() : in.read(at, inBlock, directIn);
                    at += block.length;
                    if (block.length == 0)
                        break;
                } catch (IoError error) {
                    if (!conversions.contains("noerror"))
                        throw error;
                    call.complain(error.text());
                    at += inBlock;
                    block = new byte[0];
                }
                if (block.length == inBlock)
                    inFull++;
                else {
                    inPart++;
                    if (conversions.contains("sync"))
                        block = Arrays.copyOf(block, inBlock);
                }
                out += write(file, to, out, block);
            }
            if (file != null && (conversions.contains("fsync") || conversions.contains("fdatasync")))
                file.fsync();
        }

        private byte[] next() throws IoError {
            byte[] block = call.in().read(inBlock);
            while (block.length > 0 && block.length < inBlock) {
                byte[] more = call.in().read(inBlock - block.length);
                if (more.length == 0)
                    break;
                int filled = block.length;
                block = Arrays.copyOf(block, filled + more.length);
                System.arraycopy(more, 0, block, filled, more.length);
            }
            return block;
        }

        private OpenFile open(String to, long seek) throws IoError {
            boolean truncate = !conversions.contains("notrunc");
            OpenFile file = call.session().files().create(to, truncate && seek == 0);
            if (truncate && seek > 0 && call.session().names().device(to).isEmpty())
                file.truncate(seek);
            return file;
        }

        private long write(@Nullable OpenFile file, @Nullable String to,
                long offset, byte[] block) throws IoError {
            if (block.length == 0)
                return 0;
            if (file == null) {
                call.out().write(block);
                outFull += block.length == outBlock ? 1 : 0;
                outPart += block.length == outBlock ? 0 : 1;
                return block.length;
            }
            long done;
            try {
                done = Patterned.write(file, offset, block, block.length, directOut);
                if (syncOut)
                    file.fsync();
            } catch (IoError error) {
                throw new IoError(error.errno(), WRITING + " '" + to + "'");
            }
            if (done == outBlock)
                outFull++;
            else
                outPart++;
            return done;
        }

        void report() throws IoError {
            call.streams().err().line(inFull + "+" + inPart + " records in");
            call.streams().err().line(outFull + "+" + outPart + " records out");
        }
    }
}
