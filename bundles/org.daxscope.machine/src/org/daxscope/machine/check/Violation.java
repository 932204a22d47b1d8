package org.daxscope.machine.check;

import java.util.List;

import org.daxscope.kernel.Quirk;

/**
 * A place where an invariant does not hold.
 *
 * @param disk where, or the file for what was written
 * @param start first byte of the disk or the file
 * @param end one past the last
 * @param circumstances that can be why, from what tables and media show
 * @param quirks of this kernel that can be why; {@link CauseFinder} tells which of them are
 */
public record Violation(Invariant invariant, String disk, long start, long end, List<Circumstance> circumstances,
        List<Quirk> quirks) {
    public Violation {
        circumstances = List.copyOf(circumstances);
        quirks = List.copyOf(quirks);
    }

    /** Whether it is the same one, though perhaps of other length. */
    public boolean meets(Violation other) {
        return invariant == other.invariant && disk.equals(other.disk) && start < other.end && other.start < end;
    }
}
