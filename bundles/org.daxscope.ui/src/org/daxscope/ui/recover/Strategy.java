package org.daxscope.ui.recover;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.RecoverText;

/** The two ways to make lost bytes of a file usable again. */
enum Strategy {
    /** One page-aligned pwrite(2): the kernel clears the poison and stores in place. */
    WRITE("write", RecoverText.Write, RecoverText.WriteStep),
    /** The blocks are given back and new ones written, which works with every kernel and tears the file's extent. */
    PUNCH("punch", RecoverText.Punch, RecoverText.PunchStep);

    private final String id;
    private final String label;
    private final String title;

    Strategy(String id, String label, String title) {
        this.id = id;
        this.label = label;
        this.title = title;
    }

    /** In command parameters. */
    String id() {
        return id;
    }

    String label() {
        return label;
    }

    /** @throws IllegalArgumentException naming what there is */
    static Strategy named(String id) {
        for (Strategy strategy : values())
            if (strategy.id.equals(id.strip()))
                return strategy;
        throw new IllegalArgumentException(NLS.bind(RecoverText.UnknownStrategy, id));
    }

    /** Only files have blocks that can be given back. */
    boolean suits(Target target) {
        return this == WRITE || target.isFile();
    }

    /** What is done, as one step. */
    Step step(Target target, Pattern data) {
        Span pages = target.pages();
        List<Operation> operations = new ArrayList<>();
        if (this == PUNCH)
            operations.add(new Fallocate(Fallocate.Mode.PUNCH_HOLE, target.on(), pages.start(), pages.length()));
        operations.add(Operation.Write.of(target.on(), pages.start(), pages.length(), data));
        if (target.growsFile())
            operations.add(new Operation.Truncate(target.on(), target.size()));
        if (this == PUNCH)
            operations.add(new Operation.Fsync(target.on()));
        return new Step(NLS.bind(title, new Object[] {target.on(), Long.toString(pages.length()),
            Long.toString(pages.start())}), operations);
    }
}
