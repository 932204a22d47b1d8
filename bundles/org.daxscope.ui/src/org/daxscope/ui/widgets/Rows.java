package org.daxscope.ui.widgets;

/** What a {@link Grid} shows. Asked on the UI thread, and only for rows in sight. */
public interface Rows {
    /** No rows. */
    Rows NONE = new Rows() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public String text(int row, int column) {
            return "";
        }
    };

    int count();

    String text(int row, int column);

    /** Name of an icon of the bundle, empty for none. */
    default String icon(int row, int column) {
        return "";
    }

    /** Id of a colour of the theme, empty for the usual one. */
    default String colour(int row, int column) {
        return "";
    }
}
