package org.daxscope.journal;

/** The fingerprint of a journal: every column, with subjects by name, so that truncated events leave no trace. */
final class JournalDigest {
    private JournalDigest() {
    }

    static Digest of(EventColumns columns, SubjectTable subjects) {
        long[] names = new long[subjects.size()];
        for (int id = 0; id < names.length; id++) {
            Digest.Mixer name = new Digest.Mixer();
            name.add(subjects.get(id).name());
            names[id] = name.digest().high();
        }
        Digest.Mixer all = new Digest.Mixer();
        for (int i = 0; i < columns.size(); i++) {
            all.add((long) columns.kind(i) << Short.SIZE | columns.depth(i));
            all.add(names[columns.subject(i)]);
            all.add((long) columns.parent(i) << Integer.SIZE | columns.link(i) & 0xFFFF_FFFFL);
            for (int n = 0; n < EventChunk.ARGUMENTS; n++)
                all.add(columns.argument(i, n));
        }
        all.add(columns.size());
        return all.digest();
    }
}
