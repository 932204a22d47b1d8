package org.daxscope.lab.recording;

import org.jspecify.annotations.Nullable;

/** Steps that put poison or records of it in place, or ask the firmware about it. */
public sealed interface PoisonStep extends StepInput {
    /** Where poison goes. */
    sealed interface Place {
    }

    /** Sectors of a disk: {@code sector + len} is at most 2^54. */
    record Sectors(String dev, long sector, long len) implements Place {
    }

    /** Bytes of a file or device, rounded outwards to sectors when resolved. */
    record Bytes(String on, long off, long bytes) implements Place {
    }

    /** Adds a badblocks record by the sysfs attribute. */
    record Inject(Place place) implements PoisonStep {
    }

    /** Writes raw text into the badblocks attribute. */
    record InjectRaw(String dev, String text) implements PoisonStep {
    }

    /** Adds {@code count} records of {@code len} sectors, one every {@code stride} sectors from {@code start}. */
    record InjectMany(String dev, long start, long stride, long len, int count) implements PoisonStep {
    }

    /** Firmware-level injection; {@code opt} are further arguments, empty for none. */
    record NdctlInject(Place place, String opt) implements PoisonStep {
    }

    /** The firmware's list. */
    record NdctlStatus(String dev) implements PoisonStep {
    }

    /** Touches the page, then madvise(MADV_HWPOISON). */
    record Hwpoison(String map, long off) implements PoisonStep {
    }

    /** A real machine check while the process spins on the page; {@code misc} overrides IA32_MCi_MISC. */
    record Mce(String map, long off, @Nullable Long misc) implements PoisonStep {
    }

    /** The decode chain only. */
    record MceSw(String map, long off) implements PoisonStep {
    }
}
