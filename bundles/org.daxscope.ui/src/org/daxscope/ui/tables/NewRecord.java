package org.daxscope.ui.tables;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.TablesText;

/** A record to be stored into the badblocks attribute of a disk, as the user writes it: first sector, number of sectors. */
final class NewRecord implements IInputValidator {
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,15})\\s+(\\d{1,15})\\s*");

    private final DeviceImage disk;

    NewRecord(DeviceImage disk) {
        this.disk = disk;
    }

    /** What is wrong, in a sentence; null when nothing is. The kernel itself would take records beyond the disk. */
    @Override
    @SuppressWarnings("null")
    public @Nullable String isValid(@Nullable String text) {
        Matcher numbers = FORM.matcher(text == null ? "" : text);
        if (!numbers.matches() || Long.parseLong(numbers.group(2)) == 0)
            return TablesText.NewForm;
        return Long.parseLong(numbers.group(1)) + Long.parseLong(numbers.group(2)) <= disk.sectors()
                ? null
                : NLS.bind(TablesText.NewBeyond, disk.name(), Long.toString(disk.sectors()));
    }

    /** What is proposed: the stretch of a row, else the first page. */
    String proposal(@Nullable RecordRow row) {
        return row == null || row.isEmpty() ? "0 8" : row.sectors().first() + " " + row.sectors().count();
    }

    Step step(String text) {
        return Step.of(new Operation.StoreBadblocks(disk.name(), text.strip().replaceAll("\\s+", " ")));
    }
}
