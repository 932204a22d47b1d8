package org.daxscope.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.disk.PmemProfile;
import org.daxscope.pmem.media.MediaPolicy;

/**
 * What a machine is built from.
 *
 * @param disks at least one, in order; each gets a region of its own, and a bus with those that have the same provider
 * @param power what it does whenever it starts
 */
public record MachineSpec(KernelModel kernel, List<Disk> disks, PowerPolicy power) {
    /** Physical address from which on the disks of a machine stand that is no recording's. */
    private static final long FIRST_ADDRESS = 4L << 30;
    private static final long LARGEST_DISK = 16L << 40;

    public MachineSpec {
        disks = List.copyOf(disks);
        Set<String> names = new HashSet<>();
        for (Disk disk : disks)
            if (!names.add(disk.name))
                throw new IllegalArgumentException("two disks are named \"" + disk.name + "\"");
        if (disks.isEmpty())
            throw new IllegalArgumentException("a machine needs a disk");
    }

    /** One that starts as machines usually do. */
    public MachineSpec(KernelModel kernel, List<Disk> disks) {
        this(kernel, disks, PowerPolicy.USUAL);
    }

    /** The machine of a recording. Its emulated firmware reports an injected error, and the media keeps its bytes. */
    public static MachineSpec recorded(KernelModel kernel, PmemProfile profile, List<RecordedDisk> disks) {
        List<Disk> built = new ArrayList<>();
        for (int i = 0; i < disks.size(); i++)
            built.add(new Disk(disks.get(i).name, disks.get(i).sectors * Units.SECTOR, profile.dataOffset(),
                    profile.policy(), profile.provider(), profile.config(), false,
                    profile.base(i)));
        return new MachineSpec(kernel, built);
    }

    /**
     * A disk as a recording tells it.
     *
     * @param sectors usable size in 512-byte sectors, a multiple of 8
     */
    public record RecordedDisk(String name, long sectors) {
    }

    /**
     * A pmem disk and the region below it.
     *
     * @param bytes usable size, a multiple of 512, at most 16 TiB
     * @param dataOffset bytes from the region's start to the disk's byte 0 (labels, struct pages), a multiple of 4096
     * @param media unit and limit of a clear, what it leaves, whether stores heal
     * @param provider who provides the region; those of one provider share a bus
     * @param config what the namespace is at the start
     * @param injectionPoisons whether an injected error really loses the bytes, and is not only reported
     * @param lowestAddress physical address where the region stands; higher, at the next 2 MiB, when the one before reaches
     *     beyond it
     */
    public record Disk(String name, long bytes, long dataOffset, MediaPolicy media, Provider provider,
            NamespaceConfig config, boolean injectionPoisons, long lowestAddress) {
        public Disk {
            if (name.isEmpty() || name.contains(":"))
                throw new IllegalArgumentException(
                        "the disk name \"" + name + "\" must be a word without a colon, as in \"pm0\"");
            requireMultiple(name, "size", bytes, Units.SECTOR, Units.SECTOR, LARGEST_DISK);
            requireMultiple(name, "data offset", dataOffset, Units.PAGE, 0, LARGEST_DISK);
            if (!config.isValid())
                throw new IllegalArgumentException("disk " + name + ": an alignment of " + config.align()
                        + " bytes and blocks of " + config.sectorBytes()
                        + ", expected 4 KiB, 2 MiB or 1 GiB, and 512 or 4096");
            if (media.clearMaxBytes() <= 0)
                throw new IllegalArgumentException("disk " + name + ": one clear takes " + media.clearMaxBytes()
                        + " bytes, expected 1 or more");
            if (media.clearUnit() < 0)
                throw new IllegalArgumentException("disk " + name + ": a clear unit of " + media.clearUnit()
                        + " bytes, expected 0 or more (a power of two, for clears to work)");
        }

        /**
         * A disk with the usual things: 2 MiB before its byte 0, firmware that scrubs, injects and clears units of 256 bytes
         * to zeros.
         */
        public static Disk of(String name, long bytes) {
            return new Disk(name, bytes, 2L << 20, MediaPolicy.DEFAULT, Provider.NFIT, NamespaceConfig.USUAL,
                    true, FIRST_ADDRESS);
        }

        public Disk withDataOffset(long newOffset) {
            return new Disk(name, bytes, newOffset, media, provider, config, injectionPoisons, lowestAddress);
        }

        public Disk withMedia(MediaPolicy policy) {
            return new Disk(name, bytes, dataOffset, policy, provider, config, injectionPoisons, lowestAddress);
        }

        /** Of the plain provider with that firmware. */
        public Disk withFirmware(Firmware firmware) {
            return withProvider(Provider.of(firmware));
        }

        public Disk withProvider(Provider newProvider) {
            return new Disk(name, bytes, dataOffset, media, newProvider, config, injectionPoisons, lowestAddress);
        }

        public Disk withConfig(NamespaceConfig newConfig) {
            return new Disk(name, bytes, dataOffset, media, provider, newConfig, injectionPoisons, lowestAddress);
        }

        public Disk withAddress(long newAddress) {
            return new Disk(name, bytes, dataOffset, media, provider, config, injectionPoisons, newAddress);
        }

        private static void requireMultiple(String name, String what, long value, int unit, long least, long most) {
            if (value < least || value > most || value % unit != 0)
                throw new IllegalArgumentException("disk " + name + ": a " + what + " of " + value
                        + " bytes, expected a multiple of " + unit + " from " + least + " to " + most);
        }
    }
}
