package org.daxscope.ui.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;

import org.daxscope.ui.nls.ExportText;
import org.daxscope.ui.session.ProblemDialog;

/** Writes a file: all of it, or, when that fails, nothing. What goes wrong is told in a dialog. */
public final class ExportJob extends Job {
    /** Job family of all exports. */
    public static final Object FAMILY = new Object();

    private static final String PART = ".part";

    private final IWorkbench workbench;
    private final Path file;
    private final Content content;

    /** What the file is to hold. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    ExportJob(IWorkbench workbench, Path file, Content content) {
        super(NLS.bind(ExportText.Writing, file.getFileName()));
        this.workbench = workbench;
        this.file = file.toAbsolutePath();
        this.content = content;
        setUser(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            write(part);
        } catch (IOException failure) {
            tell(String.valueOf(failure.getMessage()));
        }
        return Status.OK_STATUS;
    }

    private void write(Path part) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.write(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void tell(String reason) {
        workbench.getDisplay().asyncExec(() -> new ProblemDialog(workbench).tell(ExportText.Title,
                NLS.bind(ExportText.CannotWrite, file, reason)));
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == FAMILY;
    }
}
