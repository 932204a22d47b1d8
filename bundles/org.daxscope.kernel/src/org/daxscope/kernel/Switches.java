package org.daxscope.kernel;

/**
 * One column of semantics 0.1: everything in which kernels differ, by name. The engine asks these and never the version.
 *
 * @param writeRecovery what a DAX write does on poison
 * @param readRecovery whether a DAX read returns the bytes before the poison
 * @param recordClearedBeforeData whether recovery drops the disk record before the data is stored
 * @param recoveryErrno what a caller sees when a recovery write fails
 * @param poisonCode what pmem's direct_access answers over a record, and what makes a write retry for recovery
 * @param blockWriteOrder order of clear and store on the block path
 * @param faultCode si_code of a fault on a recorded page
 * @param poisonedMap the page in the kernel's 1:1 mapping after memory_failure
 * @param clearRestoresPresent whether clearing makes a not-present page present again
 * @param mceRecordUnit what the nfit decoder records
 * @param holderNotify whether memory_failure asks the file system that holds the device (6.0)
 * @param reflinkWithDax whether XFS mounts reflink=1 with DAX (6.0)
 * @param badblocks the table's engine
 * @param insertMappingEvents whether fs_dax traces dax_insert_mapping
 * @param capabilityProbeReads whether the DAX decision reads the first and the last page (up to 5.16)
 * @param misalignedLinearRefused whether dm-linear refuses a start inside a page (up to 5.16)
 * @param copyInSignals whether poison met in the user buffer of a write(2) kills the process (up to 5.16)
 * @param madvPopulate whether madvise knows MADV_POPULATE_READ and _WRITE (5.14)
 * @param dmErrorNamesDevice whether dm-error may name a device (6.8)
 * @param dmChunkCutAtQueueLimit whether what a chunked dm target hands out at once ends at the queue's usual limit of 2560
 *     sectors; not any more where that limit follows the optimal size of an I/O (seen on 6.12)
 * @param madvHwpoisonActionRequired whether MADV_HWPOISON asks for action like a consumed error (6.11, seen on 6.12); a DAX page
 *     always does
 * @param removalNotify whether the holder is told before its device is taken away (MF_MEM_PRE_REMOVE, 6.8)
 * @param journalInodeErrno what an ext4 mount answers when the journal's inode cannot be read (EIO seen on 6.12)
 * @param fuseDaxModes whether virtiofs mounts with dax=always, never or inode; before 5.17 only with dax
 * @param failureOperationUnchecked whether memory_failure calls an operation that a device's pages need not have (6.0-rc1)
 */
public record Switches(DaxWriteRecovery writeRecovery, boolean readRecovery, boolean recordClearedBeforeData,
        Errno recoveryErrno, Errno poisonCode, BlockWriteOrder blockWriteOrder, BusCode faultCode,
        PoisonedMap poisonedMap, boolean clearRestoresPresent, MceRecordUnit mceRecordUnit, boolean holderNotify,
        boolean reflinkWithDax, BadblocksEngine badblocks, boolean insertMappingEvents, boolean capabilityProbeReads,
        boolean misalignedLinearRefused, boolean copyInSignals, boolean madvPopulate,
        boolean dmErrorNamesDevice, boolean dmChunkCutAtQueueLimit, boolean madvHwpoisonActionRequired,
        boolean removalNotify, Errno journalInodeErrno, boolean fuseDaxModes, boolean failureOperationUnchecked) {

    /** Whether the copy of a DAX write is an operation of the driver, which may log it: the same kernels, up to 5.16. */
    public boolean daxCopiesThroughDriver() {
        return capabilityProbeReads;
    }

    /** Whether FUSE knows FALLOC_FL_ZERO_RANGE: it came with 5.14, as did MADV_POPULATE. */
    public boolean fuseZeroRange() {
        return madvPopulate;
    }

    /**
     * Whether processes that asked for early kill are told of a DAX page that somebody else consumed: since 5.12. No preset lies
     * between that and MADV_POPULATE.
     */
    public boolean failureTellsEarlyProcesses() {
        return madvPopulate;
    }

    /** Whether ext4 finds sb= anywhere among its mount options; up to 5.16 only in front: the kernels that probe DAX by reading. */
    public boolean superblockOptionAnywhere() {
        return !capabilityProbeReads;
    }

    /** Before the series (5.15). */
    static final Switches BEFORE = new Switches(DaxWriteRecovery.NONE, false, false, Errno.EIO, Errno.EIO,
            BlockWriteOrder.WRITE_CLEAR_WRITE, BusCode.BUS_ADRERR, PoisonedMap.NOT_PRESENT_IF_WHOLE_PAGE, false,
            MceRecordUnit.CACHE_LINE_ROUNDED_UP, false, false, BadblocksEngine.LEGACY, true, true, true, true, true,
            false, true, false, false, Errno.EINVAL, false, false);

    Switches v2Patch() {
        return new Switches(DaxWriteRecovery.WHOLE_RANGE, true, true, recoveryErrno, poisonCode, blockWriteOrder,
                faultCode, poisonedMap, clearRestoresPresent, mceRecordUnit, holderNotify, reflinkWithDax, badblocks,
                insertMappingEvents, capabilityProbeReads, misalignedLinearRefused, copyInSignals, madvPopulate,
                dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired, removalNotify,
                journalInodeErrno, fuseDaxModes, failureOperationUnchecked);
    }

    /** The one patch that went to 5.17 and 5.18 stable: clear before write, pages always unmapped. */
    Switches stableBackport() {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, poisonCode,
                BlockWriteOrder.CLEAR_WRITE, faultCode, PoisonedMap.ALWAYS_NOT_PRESENT, true, mceRecordUnit,
                holderNotify, reflinkWithDax, badblocks, insertMappingEvents, false, false, false, madvPopulate,
                dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired, removalNotify,
                journalInodeErrno, true, failureOperationUnchecked);
    }

    /** 5.19: the series as merged, on top of the backport. */
    Switches merged() {
        return new Switches(DaxWriteRecovery.PAGE_STRIDE, readRecovery, recordClearedBeforeData, Errno.EFAULT,
                poisonCode, blockWriteOrder, faultCode, poisonedMap, clearRestoresPresent, MceRecordUnit.MISC_LSB,
                holderNotify, reflinkWithDax, badblocks, insertMappingEvents, capabilityProbeReads,
                misalignedLinearRefused, copyInSignals, madvPopulate,
                dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired, removalNotify,
                journalInodeErrno, fuseDaxModes, failureOperationUnchecked);
    }

    /** 6.0: holder notification, and with it reflink and DAX together. */
    Switches withHolders() {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, poisonCode,
                blockWriteOrder, faultCode, poisonedMap, clearRestoresPresent, mceRecordUnit, true, true, badblocks,
                insertMappingEvents, capabilityProbeReads, misalignedLinearRefused, copyInSignals, madvPopulate,
                dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired, removalNotify,
                journalInodeErrno, fuseDaxModes, failureOperationUnchecked);
    }

    /** 6.5: poison travels as EHWPOISON and a fault says so. */
    Switches withHwpoisonCode() {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, Errno.EHWPOISON,
                blockWriteOrder, BusCode.BUS_MCEERR_AR, poisonedMap, clearRestoresPresent, mceRecordUnit, holderNotify,
                reflinkWithDax, badblocks, insertMappingEvents, capabilityProbeReads, misalignedLinearRefused,
                copyInSignals, madvPopulate,
                dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired, removalNotify,
                journalInodeErrno, fuseDaxModes, failureOperationUnchecked);
    }

    Switches withBadblocks(BadblocksEngine engine, boolean mappingEvents) {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, poisonCode,
                blockWriteOrder, faultCode, poisonedMap, clearRestoresPresent, mceRecordUnit, holderNotify,
                reflinkWithDax, engine, mappingEvents, capabilityProbeReads, misalignedLinearRefused, copyInSignals,
                madvPopulate,
                dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired, removalNotify,
                journalInodeErrno, fuseDaxModes, failureOperationUnchecked);
    }

    /** 6.8 and what came to the 6.12 that was recorded. */
    Switches withDmOf68() {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, poisonCode,
                blockWriteOrder, faultCode, poisonedMap, clearRestoresPresent, mceRecordUnit, holderNotify,
                reflinkWithDax, badblocks, insertMappingEvents, capabilityProbeReads, misalignedLinearRefused,
                copyInSignals, madvPopulate, true, false, true, true, Errno.EIO, fuseDaxModes,
                failureOperationUnchecked);
    }

    Switches withoutMadvPopulate() {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, poisonCode,
                blockWriteOrder, faultCode, poisonedMap, clearRestoresPresent, mceRecordUnit, holderNotify,
                reflinkWithDax, badblocks, insertMappingEvents, capabilityProbeReads, misalignedLinearRefused,
                copyInSignals, false, dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired,
                removalNotify,
                journalInodeErrno, fuseDaxModes, failureOperationUnchecked);
    }

    /** 6.0-rc1: notification came before the look whether there is somebody to notify. */
    Switches withUncheckedFailureOperation() {
        return new Switches(writeRecovery, readRecovery, recordClearedBeforeData, recoveryErrno, poisonCode,
                blockWriteOrder, faultCode, poisonedMap, clearRestoresPresent, mceRecordUnit, holderNotify,
                reflinkWithDax, badblocks, insertMappingEvents, capabilityProbeReads, misalignedLinearRefused,
                copyInSignals, madvPopulate, dmErrorNamesDevice, dmChunkCutAtQueueLimit, madvHwpoisonActionRequired,
                removalNotify, journalInodeErrno, fuseDaxModes, true);
    }
}
