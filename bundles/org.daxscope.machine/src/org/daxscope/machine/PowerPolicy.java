package org.daxscope.machine;

/**
 * What a machine does each time it starts: what its administrator has written into its configuration. What hardware decides
 * about a power failure stands with the media of each region.
 *
 * @param scrubs whether the platform's firmware is asked for an address range scrub; false is the module option no_init_ars
 * @param mounts whether what was mounted from disks and partitions is mounted again, as by /etc/fstab
 */
public record PowerPolicy(boolean scrubs, boolean mounts) {
    /** Scrubs and mounts, as distributions come. */
    public static final PowerPolicy USUAL = new PowerPolicy(true, true);

    public PowerPolicy withScrubs(boolean does) {
        return new PowerPolicy(does, mounts);
    }

    public PowerPolicy withMounts(boolean does) {
        return new PowerPolicy(scrubs, does);
    }
}
