package org.daxscope.lab.recording;

/** The kind of persistent memory a scenario was played on. */
public enum Profile {
    /** e820 pmem without firmware commands: every clear "succeeds". */
    LEGACY("legacy"),
    /** NFIT firmware with ARS, clear error and error injection; clear unit 256 bytes. */
    NFIT_ACPI("nfit-acpi"),
    /** The same with a clear unit of 4096 bytes and at most 4096 bytes cleared per call. */
    NFIT_ACPI4K("nfit-acpi4k"),
    /** NFIT firmware that cannot clear. */
    NFIT_QEMU("nfit-qemu");

    private final String text;

    Profile(String text) {
        this.text = text;
    }

    /** As the recordings spell it. */
    public String text() {
        return text;
    }
}
