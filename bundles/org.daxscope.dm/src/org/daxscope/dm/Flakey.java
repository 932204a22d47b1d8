package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BioFlags;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Rule;

/**
 * dm-flakey: hands on for some seconds, then misbehaves for some, and so on. While down, all I/O fails; or writes are dropped or
 * fail alone, by its features. No DAX operations. Kernel: drivers/md/dm-flakey.c.
 *
 * @param made when it was made, in the machine's seconds
 * @param up seconds
 * @param down seconds
 */
record Flakey(Leg leg, Surroundings around, long made, long up, long down, boolean dropsWrites,
        boolean errorsWrites) implements Translating {
    private static final String DROP = "drop_writes";
    private static final String ERROR = "error_writes";
    private static final int LEAST_ARGUMENTS = 4;

    static Flakey parse(TableFields fields, TableReader reader, long length) throws TableException {
        if (fields.left() < LEAST_ARGUMENTS)
            fields.fix(Rule.DM_FLAKEY_COUNT);
        Lower device = reader.device(fields.says(Rule.DM_FLAKEY_DEVICE));
        Leg leg = reader.leg(fields.says(Rule.DM_FLAKEY_SECTOR), device, length);
        long up = fields.says(Rule.DM_FLAKEY_UP).number("the seconds it is up", 0);
        long down = fields.says(Rule.DM_FLAKEY_DOWN).number("the seconds it is down", 0);
        if (up + down == 0)
            throw fields.says(Rule.DM_FLAKEY_INTERVAL).wrong("expected some seconds up or down, found 0 of both");
        long count = fields.isAtEnd() ? 0
                : fields.says(Rule.DM_FLAKEY_FEATURES).number("the number of features", 0);
        List<String> features = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            features.add(fields.says(Rule.DM_FLAKEY_FEATURE).word(DROP + " or " + ERROR));
            if (!List.of(DROP, ERROR).contains(features.getLast()))
                throw fields.wrong("expected " + DROP + " or " + ERROR + ", found \"" + features.getLast()
                        + "\": other features are not modelled");
        }
        if (features.size() > 1)
            throw fields.wrong("expected one feature, found " + features.size() + ", which conflict");
        return new Flakey(leg, reader.around(), reader.around().seconds().getAsLong(), up, down,
                features.contains(DROP), features.contains(ERROR));
    }

    @Override
    public String type() {
        return "flakey";
    }

    @Override
    public String arguments() {
        return leg.device().name() + " " + leg.start() + " " + up + " " + down
                + (dropsWrites ? " 1 " + DROP : errorsWrites ? " 1 " + ERROR : " 0");
    }

    @Override
    public List<Leg> devices() {
        return List.of(leg);
    }

    @Override
    public Leg below(long sector) {
        return leg.from(sector, leg.sectors() - sector);
    }

    boolean isDown() {
        return (around.seconds().getAsLong() - made) % (up + down) >= up;
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        return failsReads() ? 0 : Translating.super.read(sector, into, at, length);
    }

    @Override
    public int readAhead(long sector, byte[] into, int at, int length) {
        return failsReads() ? 0 : Translating.super.readAhead(sector, into, at, length);
    }

    private boolean failsReads() {
        return isDown() && !dropsWrites && !errorsWrites;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        return isDown() ? whileDown() : Translating.super.write(sector, from, at, length, flags);
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        return isDown() ? whileDown() : Translating.super.zeroOut(sector, sectors);
    }

    /** What becomes of a write. */
    private Optional<Errno> whileDown() {
        return dropsWrites ? Optional.empty() : Optional.of(Errno.EIO);
    }

    @Override
    public Optional<Errno> flush() {
        return isDown() ? whileDown() : Translating.super.flush();
    }
}
