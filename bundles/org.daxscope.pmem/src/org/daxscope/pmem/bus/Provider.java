package org.daxscope.pmem.bus;

/** Who provides a region's persistent memory, and what that means for the kernel above it. Semantics 3.2, 4, 13. */
public enum Provider {
    /** DIMMs behind an ACPI NFIT with scrub, injection and clear. */
    NFIT("NFIT with scrub, injection and clear", Firmware.FULL),
    /** An NFIT without scrub and clear, as QEMU's nvdimm has it. */
    NFIT_NO_CLEAR("NFIT without scrub and clear (QEMU)", Firmware.CANNOT_CLEAR),
    /** memmap=ss!nn: no commands at all. */
    E820("e820 (memmap=)", Firmware.NONE),
    /** virtio-pmem: no commands at all either. */
    VIRTIO_PMEM("virtio-pmem", Firmware.NONE),
    /** The kernel's own test provider: its memory comes from vmalloc, a page at a time. */
    NFIT_TEST("nfit_test (vmalloc)", Firmware.FULL),
    /** CXL persistent memory: poison goes in and out through the files of debugfs. */
    CXL("CXL (debugfs inject and clear)", Firmware.CANNOT_CLEAR),
    /** A segment of z/VM on s390. */
    DCSSBLK("dcssblk (s390)", Firmware.NONE);

    private final String label;
    private final Firmware firmware;

    Provider(String label, Firmware firmware) {
        this.label = label;
        this.firmware = firmware;
    }

    /** The plain provider of an ability. */
    public static Provider of(Firmware firmware) {
        return switch (firmware) {
            case FULL -> NFIT;
            case CANNOT_CLEAR -> NFIT_NO_CLEAR;
            case NONE -> E820;
        };
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** What can be asked below the bus. */
    public Firmware firmware() {
        return firmware;
    }

    /** Whether its regions and disks are nvdimm's, with badblocks tables, namespaces and modes. */
    public boolean isNvdimm() {
        return this != DCSSBLK;
    }

    /** Whether the nfit driver listens to machine checks and records what was consumed. */
    public boolean recordsMachineChecks() {
        return this == NFIT || this == NFIT_NO_CLEAR || this == NFIT_TEST;
    }

    /** Whether an error can be injected on purpose, below the kernel. */
    public boolean canInject() {
        return firmware == Firmware.FULL || this == CXL;
    }

    /** Whether its memory is vmalloc's: handed out a page at a time, and without a page state that a clear could reset. */
    public boolean isVmalloc() {
        return this == NFIT_TEST;
    }

    /** Whether a raw namespace has struct pages too, so that it can do DAX (ND_REGION_PAGEMAP). */
    public boolean mapsRaw() {
        return this == E820 || this == VIRTIO_PMEM || this == NFIT_TEST;
    }

    /** What its buses are called, before their number. */
    String busName() {
        return this == DCSSBLK ? "dcss" : "ndbus";
    }
}
