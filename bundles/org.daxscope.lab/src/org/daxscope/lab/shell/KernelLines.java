package org.daxscope.lab.shell;

import java.util.List;

import org.daxscope.journal.JournalReader;

/** What the kernel printed while a machine worked, told by the machine's journal. */
public interface KernelLines {
    /** Of a machine whose journal nobody keeps. */
    KernelLines NONE = new KernelLines() {
        @Override
        public int now() {
            return 0;
        }

        @Override
        public List<String> since(int mark) {
            return List.of();
        }
    };

    /** A mark of the present moment. */
    int now();

    /** Lines since a mark. */
    List<String> since(int mark);

    static KernelLines of(JournalReader journal) {
        return new KernelLines() {
            @Override
            public int now() {
                return journal.size();
            }

            @Override
            public List<String> since(int mark) {
                return org.daxscope.machine.run.KernelLog.lines(journal, mark, journal.size());
            }
        };
    }
}
