package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.check.CutCheck.Page;

/** Which pages of files operations write, by what their arguments say. */
final class TouchedPages {
    private final Set<Page> pages = new LinkedHashSet<>();
    private final int most;

    private TouchedPages(int most) {
        this.most = most;
    }

    static List<Page> of(List<Operation> operations, int most) {
        TouchedPages touched = new TouchedPages(most);
        operations.forEach(touched::add);
        return new ArrayList<>(touched.pages);
    }

    private void add(Operation operation) {
        switch (operation) {
            case Operation.Write call -> add(call.on(), call.offset(), call.length());
            case Operation.WriteFromMap call -> add(call.on(), call.offset(), call.length());
            case Operation.Fallocate call -> add(call.on(), call.offset(), call.length());
            case Operation.CopyRange call -> add(call.on(), call.offset(), call.length());
            case Operation.Reflink call -> add(call.on(), call.offset(), call.length());
            case Operation.ZeroOut call -> add(call.on(), call.offset(), call.length());
            default -> {
                // Writes no file, or tells no place.
            }
        }
    }

    private void add(String file, long offset, long length) {
        for (long at = Units.pageFloor(offset); at < offset + length && pages.size() < most; at += Units.PAGE)
            pages.add(new Page(file, at / Units.PAGE));
    }
}
