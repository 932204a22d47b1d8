package org.daxscope.kernel.event;

/**
 * What the journal can hold. Each kind names up to four long arguments, in order, with their unit; the sentence shown is
 * built from these names.
 */
public enum EventKind {
    // Calls: opened with arguments, closed with a result.
    OPERATION(Shape.CALL, "number"),
    SYSCALL_READ(Shape.CALL, "offset bytes", "length bytes", "direct 0/1"),
    SYSCALL_WRITE(Shape.CALL, "offset bytes", "length bytes", "direct 0/1"),
    SYSCALL_FALLOCATE(Shape.CALL, "mode", "offset bytes", "length bytes"),
    SYSCALL_TRUNCATE(Shape.CALL, "size bytes"),
    SYSCALL_FSYNC(Shape.CALL),
    USER_LOAD(Shape.CALL, "offset in mapping bytes"),
    USER_STORE(Shape.CALL, "offset in mapping bytes", "length bytes"),
    PAGE_FAULT(Shape.CALL, "file offset bytes", "write 0/1", "mapping flags"),
    PMD_FAULT(Shape.CALL, "pgoff of file", "write 0/1"),
    PTE_FAULT(Shape.CALL, "pgoff of file", "write 0/1"),
    IOMAP_BEGIN(Shape.CALL, "offset bytes", "length bytes", "write 0/1"),
    DIRECT_ACCESS(Shape.CALL, "mode 0 normal 1 recovery", "pgoff of disk", "pages"),
    RECOVERY_WRITE(Shape.CALL, "pgoff of disk", "bytes", "offset in page bytes"),
    ZERO_PAGE_RANGE(Shape.CALL, "pgoff of disk", "pages"),
    BLOCK_READ(Shape.CALL, "disk sector", "bytes"),
    BLOCK_WRITE(Shape.CALL, "disk sector", "bytes"),
    BLOCK_FLUSH(Shape.CALL),
    BLOCK_ZEROOUT(Shape.CALL, "disk sector", "sectors"),
    CLEAR_POISON(Shape.CALL, "physical address", "length bytes"),
    FIRMWARE_ARS_CAP(Shape.CALL, "physical address", "length bytes"),
    FIRMWARE_CLEAR_ERROR(Shape.CALL, "physical address", "length bytes"),
    MACHINE_CHECK(Shape.CALL, "physical address", "log2 bytes reported", "met by 0 process 1 kernel 2 nobody"),
    MEMORY_FAILURE(Shape.CALL, "pgoff of disk", "flags 1 action required 2 injected", "physical frame"),
    HOLDER_NOTIFY(Shape.CALL, "disk byte", "length bytes"),
    KILL_PROCESSES(Shape.CALL, "pgoff of file", "pages"),
    JOURNAL_COMMIT(Shape.CALL, "transaction"),
    FUSE_SETUP_MAPPING(Shape.CALL, "file offset bytes", "window byte", "write 0/1"),
    FUSE_REMOVE_MAPPING(Shape.CALL, "file offset bytes", "window byte"),
    FUSE_READ(Shape.CALL, "offset bytes", "length bytes"),
    FUSE_WRITE(Shape.CALL, "offset bytes", "length bytes"),
    FUSE_FALLOCATE(Shape.CALL, "mode", "offset bytes", "length bytes"),
    FUSE_SETATTR(Shape.CALL, "size bytes"),
    FUSE_FSYNC(Shape.CALL),
    // Changes of state: from and to.
    MEDIA_POISONED(Shape.CHANGE, "physical address", "length bytes", "bad lines before", "bad lines after"),
    MEDIA_CLEARED(Shape.CHANGE, "physical address", "length bytes", "bad lines before", "bad lines after"),
    DATA_STORED(Shape.CHANGE, "disk byte", "length bytes", "bad lines before", "bad lines after"),
    DATA_COPIED(Shape.CHANGE, "disk byte", "length bytes asked", "bytes copied"),
    STORES_PERSISTED(Shape.CHANGE, "bytes persisted", "of bytes at risk", "bytes at risk before",
            "bytes at risk after"),
    STORES_CUT(Shape.CHANGE, "bytes taken back", "of bytes at risk", "bytes at risk before", "bytes at risk after"),
    POWER(Shape.CHANGE, "before 0/1", "after 0/1"),
    FIRMWARE_LIST(Shape.CHANGE, "physical address", "length bytes", "listed bytes before", "listed bytes after"),
    BUS_RANGE_ADDED(Shape.CHANGE, "physical address", "length bytes", "entries before", "entries after"),
    BUS_RANGE_FORGOTTEN(Shape.CHANGE, "physical address", "length bytes", "entries before", "entries after"),
    REGION_RECORD_SET(Shape.CHANGE, "region sector", "sectors", "bad sectors before", "bad sectors after"),
    REGION_RECORD_CLEARED(Shape.CHANGE, "region sector", "sectors", "bad sectors before", "bad sectors after"),
    DISK_RECORD_SET(Shape.CHANGE, "disk sector", "sectors", "bad sectors before", "bad sectors after"),
    DISK_RECORD_CLEARED(Shape.CHANGE, "disk sector", "sectors", "bad sectors before", "bad sectors after"),
    REGION_RECORD_REFUSED(Shape.CHANGE, "region sector", "sectors", "records in the table"),
    DISK_RECORD_REFUSED(Shape.CHANGE, "disk sector", "sectors", "records in the table"),
    PAGE_HWPOISON(Shape.CHANGE, "pgoff of disk", "pages", "before 0/1", "after 0/1"),
    KERNEL_MAP(Shape.CHANGE, "pgoff of disk", "pages", "before 0 present 1 absent", "after 0 present 1 absent"),
    CPU_CACHE_INVALIDATED(Shape.CHANGE, "physical address", "length bytes"),
    PTE_SET(Shape.CHANGE, "page of mapping", "physical frame or -1", "log2 bytes before", "log2 bytes after"),
    PTE_CLEARED(Shape.CHANGE, "page of mapping", "physical frame or -1", "log2 bytes before", "log2 bytes after"),
    EXTENT_MAPPED(Shape.CHANGE, "file block", "fs block", "blocks", "unwritten 0/1"),
    EXTENT_UNMAPPED(Shape.CHANGE, "file block", "fs block", "blocks", "unwritten 0/1"),
    EXTENT_CONVERTED(Shape.CHANGE, "file block", "fs block", "blocks", "unwritten 0/1 after"),
    SPACE_FREED(Shape.CHANGE, "fs block", "blocks", "free blocks before", "free blocks after"),
    SPACE_BUSY(Shape.CHANGE, "fs block", "blocks"),
    WINDOW_RANGE(Shape.CHANGE, "window byte", "file offset bytes", "shown before 0 no 1 read-only 2 writable",
            "shown after 0 no 1 read-only 2 writable"),
    SIZE_CHANGED(Shape.CHANGE, "bytes before", "bytes after"),
    SIGNAL_SENT(Shape.CHANGE, "virtual address", "si_code", "si_addr_lsb"),
    MACHINE_CHECK_HELD(Shape.CHANGE, "physical address", "log2 bytes reported", "waiting before", "waiting after"),
    KILL_POLICY(Shape.CHANGE, "policy 0 default 1 early 2 late", "0 of a thread 1 of the machine", "before", "after"),
    FS_SHUT_DOWN(Shape.CHANGE, "sector of the file system or -1", "sectors"),
    MOUNTED(Shape.CHANGE, "before 0/1", "after 0/1", "dax 0/1"),
    BADBLOCKS_NOTIFIED(Shape.CHANGE, "records before", "records after"),
    SCRUB(Shape.CHANGE, "running before 0/1", "running after 0/1", "ranges found"),
    ERROR_SCRUB(Shape.CHANGE, "before 0/1", "after 0/1"),
    NAMESPACE_ENABLED(Shape.CHANGE, "before 0/1", "after 0/1"),
    NAMESPACE_SET_UP(Shape.CHANGE, "data offset before bytes", "data offset after bytes", "mode before", "mode after"),
    LOG_WRITTEN(Shape.CHANGE, "first log block", "log blocks", "head before", "head after"),
    PARTITION(Shape.CHANGE, "first sector of the disk", "sectors", "sectors before", "sectors after"),
    DM_TABLE(Shape.CHANGE, "sectors before", "sectors after", "dax before 0/1", "dax after 0/1"),
    DM_SUSPENDED(Shape.CHANGE, "before 0/1", "after 0/1"),
    DM_LOG_ENTRY(Shape.CHANGE, "sector of the log", "sectors", "entries before", "entries after"),
    DM_LOGGING(Shape.CHANGE, "before 0/1", "after 0/1"),
    DM_BAD_BLOCKS(Shape.CHANGE, "block of the device", "bytes of a block", "listed before", "listed after"),
    DM_CACHE_BLOCK(Shape.CHANGE, "sector of the origin", "block of the cache", "cached before 0/1", "cached after 0/1"),
    DM_CACHE_COMMIT(Shape.CHANGE, "sequence before", "sequence after", "blocks waiting before", "blocks waiting after"),
    DM_STRIPE_ERROR(Shape.CHANGE, "before 0/1", "after 0/1"),
    DM_CACHE_ERROR(Shape.CHANGE, "before 0/1", "after 0/1"),
    // Refusals: the rule stands in the subject column's neighbour, see Journal.
    REFUSED(Shape.REFUSAL, "argument", "argument", "argument", "argument"),
    // Remarks: nothing is refused, but somebody who looks would wonder. Their rule stands where that of a refusal does.
    REMARK(Shape.REMARK, "argument", "argument", "argument", "argument");

    /** How an event sits in the tree. */
    public enum Shape {
        CALL, CHANGE, REFUSAL, REMARK;

        /** Whether its event names a rule, in a sentence made from the arguments. */
        public boolean hasReason() {
            return this == REFUSAL || this == REMARK;
        }
    }

    private final Shape shape;
    private final String[] arguments;

    EventKind(Shape shape, String... arguments) {
        this.shape = shape;
        this.arguments = arguments;
    }

    public Shape shape() {
        return shape;
    }

    /** Number of arguments in use, 0 to 4. */
    public int argumentCount() {
        return arguments.length;
    }

    /** Name and unit of an argument. */
    public String argumentName(int index) {
        return arguments[index];
    }
}
