package org.daxscope.ui.actions;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.ui.nls.ActionsText;

/**
 * A range of bytes that an action is about.
 *
 * @param start bytes from the start of the target
 * @param length bytes
 */
record ByteWindow(long start, long length) {
    /** As an action was told it. */
    static ByteWindow of(Values values) {
        long start = values.bytes(Field.OFFSET);
        long length = values.bytes(Field.LENGTH);
        if (length == 0)
            throw new IllegalArgumentException(ActionsText.NoLength);
        if (start > Long.MAX_VALUE - length)
            throw new IllegalArgumentException(ActionsText.RangeTooFar);
        return new ByteWindow(start, length);
    }

    /** @throws IllegalArgumentException when it is longer than one call may be here */
    ByteWindow atMost(long bytes) {
        if (length > bytes)
            throw new IllegalArgumentException(NLS.bind(ActionsText.RangeTooLong, Amounts.words(bytes)));
        return this;
    }

    /** Rounded out to a unit, a power of 2. */
    ByteWindow out(long unit) {
        long from = start & -unit;
        long to = start + length + unit - 1 & -unit;
        return to < 0 ? this : new ByteWindow(from, Math.max(unit, to - from));
    }

    ByteWindow cut(long most) {
        return new ByteWindow(start, Math.min(length, most));
    }

    Values into(Values values) {
        return values.with(Field.OFFSET, start).with(Field.LENGTH, length);
    }

    boolean isPageAligned() {
        return start % Units.PAGE == 0 && length % Units.PAGE == 0;
    }
}
