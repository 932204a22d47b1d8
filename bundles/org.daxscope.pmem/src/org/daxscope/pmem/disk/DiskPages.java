package org.daxscope.pmem.disk;

import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;

/** HWPoison flag and presence in the kernel's 1:1 map, per page of one disk. Semantics 10.5, 10.6. */
final class DiskPages {
    private final DiskCore core;
    private PageFlags hwpoison = PageFlags.NONE;
    private PageFlags notPresent = PageFlags.NONE;

    DiskPages(DiskCore core) {
        this.core = core;
    }

    PageFlags hwpoison() {
        return hwpoison;
    }

    PageFlags notPresent() {
        return notPresent;
    }

    void restore(PageFlags newHwpoison, PageFlags newNotPresent) {
        hwpoison = newHwpoison;
        notPresent = newNotPresent;
    }

    void setHwpoison(long page, boolean flag) {
        if (hwpoison.has(page) == flag)
            return;
        hwpoison = flag ? hwpoison.with(page) : hwpoison.without(page);
        core.events().change(EventKind.PAGE_HWPOISON, core.subject(), page, 1, flag ? 0 : 1, flag ? 1 : 0);
    }

    void setNotPresent(long page, boolean flag) {
        if (notPresent.has(page) == flag)
            return;
        notPresent = flag ? notPresent.with(page) : notPresent.without(page);
        core.events().change(EventKind.KERNEL_MAP, core.subject(), page, 1, flag ? 0 : 1, flag ? 1 : 0);
    }

    /** Bytes from address before the first page the kernel does not map. */
    long presentBytes(long address, long length) {
        if (notPresent.isEmpty() || length == 0)
            return length;
        long page = notPresent.firstIn(address / Units.PAGE, Math.ceilDiv(address + length, (long) Units.PAGE));
        return page < 0 ? length : Math.max(0, page * Units.PAGE - address);
    }

    /**
     * pmem_mkpage_present(), before 5.19 hwpoison_clear(): resets the pages of a cleared range, counted from the page
     * of its first byte, as many as fit into its length. Pages that come from vmalloc have no such state.
     */
    void cleared(long address, long length) {
        if (core.bus().provider().isVmalloc())
            return;
        long first = address / Units.PAGE;
        // Q11: less than a page resets no page.
        long end = first + length / Units.PAGE;
        if (!core.kernel().has(Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE))
            end = Math.ceilDiv(address + length, (long) Units.PAGE);
        else
            if (end == first && (hwpoison.has(first) || notPresent.has(first)))
                core.events().remark(core.subject(), new Reason(Rule.PAGE_STATE_OUTLIVES_CLEAR, length, address));
        for (long page = hwpoison.firstIn(first, end); page >= 0; page = hwpoison.firstIn(page + 1, end)) {
            if (core.region().media().isPoisoned(core.mediaAt(page * Units.PAGE), Units.PAGE)
                    && !core.kernel().has(Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE))
                continue;
            setHwpoison(page, false);
            // Only pages that were flagged come back, and before 5.19 they come back cacheable, not present (Q20).
            if (core.kernel().switches().clearRestoresPresent()
                    || !core.kernel().has(Quirk.Q20_CLEAR_KEEPS_NOT_PRESENT))
                setNotPresent(page, false);
            else
                if (notPresent.has(page))
                    core.events().remark(core.subject(), new Reason(Rule.PAGE_STAYS_UNMAPPED, page));
        }
    }
}
