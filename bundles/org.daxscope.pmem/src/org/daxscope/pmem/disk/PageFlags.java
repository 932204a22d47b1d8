package org.daxscope.pmem.disk;

import java.util.Arrays;

/** An immutable set of page numbers; small, because only pages that failed are ever in it. */
final class PageFlags {
    static final PageFlags NONE = new PageFlags(new long[0]);

    private final long[] pages;

    private PageFlags(long[] pages) {
        this.pages = pages;
    }

    boolean has(long page) {
        return Arrays.binarySearch(pages, page) >= 0;
    }

    boolean isEmpty() {
        return pages.length == 0;
    }

    /** Ascending. */
    long[] pages() {
        return pages.clone();
    }

    /** The first page of first..end (exclusive) in the set, or -1. */
    long firstIn(long first, long end) {
        int at = Arrays.binarySearch(pages, first);
        int index = at >= 0 ? at : -at - 1;
        return index < pages.length && pages[index] < end ? pages[index] : -1;
    }

    PageFlags with(long page) {
        int at = Arrays.binarySearch(pages, page);
        if (at >= 0)
            return this;
        int index = -at - 1;
        long[] more = Arrays.copyOf(pages, pages.length + 1);
        System.arraycopy(pages, index, more, index + 1, pages.length - index);
        more[index] = page;
        return new PageFlags(more);
    }

    PageFlags without(long page) {
        int at = Arrays.binarySearch(pages, page);
        if (at < 0)
            return this;
        long[] fewer = Arrays.copyOf(pages, pages.length - 1);
        System.arraycopy(pages, at + 1, fewer, at, fewer.length - at);
        return new PageFlags(fewer);
    }
}
