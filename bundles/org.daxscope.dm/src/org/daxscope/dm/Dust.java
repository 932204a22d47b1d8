package org.daxscope.dm;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.daxscope.dax.BioFlags;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;

/**
 * dm-dust: reads of blocks from a list of its own fail while it is enabled; a write to one remaps it, which takes it off the
 * list. No DAX operations. Kernel: drivers/md/dm-dust.c.
 */
final class Dust implements Translating, Remembering<Dust.State> {
    private static final int ARGUMENTS = 3;

    private final Leg leg;
    private final int block;
    private final Surroundings around;
    private TreeMap<Long, Long> bad = new TreeMap<>();
    private boolean enabled;
    private boolean quiet;

    /**
     * A target at one moment.
     *
     * @param bad block of the device to how many writes to it still fail
     */
    record State(TreeMap<Long, Long> bad, boolean enabled, boolean quiet) {
    }

    private Dust(Leg leg, int block, Surroundings around) {
        this.leg = leg;
        this.block = block;
        this.around = around;
    }

    static Dust parse(TableFields fields, TableReader reader, long length) throws TableException {
        fields.count(Rule.DM_DUST_COUNT, ARGUMENTS);
        Leg leg = reader.leg(fields.says(Rule.DM_DUST_DEVICE), reader.device(fields.says(Rule.DM_DUST_DEVICE)),
                length);
        long block = fields.says(Rule.DM_DUST_BLOCK).number("the block size in bytes", Units.SECTOR);
        if (Long.bitCount(block) != 1 || block > 1 << 30)
            throw fields.wrong("expected a block size that is a power of two, found " + block);
        return new Dust(leg, (int) block, reader.around());
    }

    @Override
    public State save() {
        return new State(bad, enabled, quiet);
    }

    @Override
    public void restore(State state) {
        bad = state.bad;
        enabled = state.enabled;
        quiet = state.quiet;
    }

    @Override
    public String type() {
        return "dust";
    }

    @Override
    public String arguments() {
        return leg.device().name() + " " + leg.start() + " " + block;
    }

    @Override
    public String status() {
        return leg.device().name() + " " + (enabled ? "fail_read_on_bad_block" : "bypass") + " "
                + (quiet ? "quiet" : "verbose");
    }

    @Override
    public List<Leg> devices() {
        return List.of(leg);
    }

    @Override
    public Leg below(long sector) {
        return leg.from(sector, leg.sectors() - sector);
    }

    /** It takes bios of at most a block. */
    @Override
    public long together(long sector) {
        long sectors = block / Units.SECTOR;
        return sectors - sector % sectors;
    }

    private long blockOf(long sector) {
        return (leg.start() + sector) * Units.SECTOR / block;
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        return failsReads(sector) ? 0 : Translating.super.read(sector, into, at, length);
    }

    @Override
    public int readAhead(long sector, byte[] into, int at, int length) {
        return failsReads(sector) ? 0 : Translating.super.readAhead(sector, into, at, length);
    }

    private boolean failsReads(long sector) {
        return enabled && bad.containsKey(blockOf(sector));
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        return remap(sector) ? Translating.super.write(sector, from, at, length, flags) : Optional.of(Errno.EIO);
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        return remap(sector) ? Translating.super.zeroOut(sector, sectors) : Optional.of(Errno.EIO);
    }

    /** A write to a bad block: fails as often as was asked for, then takes it off the list. */
    private boolean remap(long sector) {
        Long failing = enabled ? bad.get(blockOf(sector)) : null;
        if (failing == null)
            return true;
        change(blockOf(sector), failing > 0 ? failing - 1 : -1);
        return failing == 0;
    }

    /** @param failing writes that are to fail, -1 for a block that is good */
    private void change(long number, long failing) {
        TreeMap<Long, Long> changed = new TreeMap<>(bad);
        if (failing < 0)
            changed.remove(number);
        else
            changed.put(number, failing);
        int before = bad.size();
        bad = changed;
        around.events().change(EventKind.DM_BAD_BLOCKS, around.events().subject(leg.device().name()), number, block,
                before, bad.size());
    }

    @Override
    public String message(List<String> words) {
        String word = words.isEmpty() ? "" : words.getFirst();
        if (words.size() == 1)
            return plain(word);
        long number = number(words.get(1));
        if (number >= (leg.start() + leg.sectors()) * Units.SECTOR / block)
            throw new KernelError(Errno.EINVAL, Rule.DM_DUST_RANGE, number);
        switch (word) {
            case "addbadblock" -> {
                if (bad.containsKey(number))
                    throw new KernelError(Errno.EINVAL, Rule.DM_DUST_KNOWN, number);
                change(number, words.size() > 2 ? number(words.get(2)) : 0);
            }
            case "removebadblock" -> {
                if (!bad.containsKey(number))
                    throw new KernelError(Errno.EINVAL, Rule.DM_DUST_UNKNOWN, number);
                change(number, -1);
            }
            case "queryblock" -> {
                return "dust_query_block: block " + number + (bad.containsKey(number) ? " found" : " not found")
                        + " in badblocklist";
            }
            default -> throw new KernelError(Errno.EINVAL, Rule.DM_DUST_MESSAGE);
        }
        return "";
    }

    private String plain(String word) {
        switch (word) {
            case "enable" -> enabled = true;
            case "disable" -> enabled = false;
            case "quiet" -> quiet = !quiet;
            case "countbadblocks" -> {
                return "countbadblocks: " + bad.size() + " badblock(s) found";
            }
            case "clearbadblocks" -> {
                boolean none = bad.isEmpty();
                for (long number : List.copyOf(bad.keySet()))
                    change(number, -1);
                return "dust_clear_badblocks: " + (none ? "no badblocks found" : "badblocks cleared");
            }
            case "listbadblocks" -> {
                return bad.keySet().stream().map(String::valueOf).collect(Collectors.joining("\n"));
            }
            default -> throw new KernelError(Errno.EINVAL, Rule.DM_DUST_MESSAGE);
        }
        return "";
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseUnsignedLong(text));
        } catch (NumberFormatException notOne) {
            throw new KernelError(Errno.EINVAL, Rule.DM_DUST_MESSAGE);
        }
    }
}
