package org.daxscope.model.check;

import org.daxscope.model.ModelPackage;
import org.daxscope.model.PoisonElement;

/** Poison on disks, not beside them. */
final class PoisonCheck {
    private PoisonCheck() {
    }

    static void check(PoisonElement poison, Disks disks, Findings findings) {
        if (!disks.media().contains(poison.getDisk())) {
            findings.error(poison, ModelPackage.Literals.POISON_ELEMENT__DISK,
                    "Poison is on disk \"%s\", which is not there; %s.".formatted(poison.getDisk(), disks.knownMedia()),
                    Fix.remove("Remove the poison", poison));
            return;
        }
        long bytes = disks.size(poison.getDisk());
        if (poison.getOffset() < 0 || poison.getLength() <= 0 || poison.getOffset() >= bytes
                || poison.getLength() > bytes - poison.getOffset())
            findings.error(poison, ModelPackage.Literals.POISON_ELEMENT__OFFSET,
                    "Poison at bytes [%d, +%d) of disk \"%s\"; expected 1 byte or more of its %d bytes.".formatted(
                            poison.getOffset(), poison.getLength(), poison.getDisk(), bytes),
                    Fix.remove("Remove the poison", poison));
    }
}
