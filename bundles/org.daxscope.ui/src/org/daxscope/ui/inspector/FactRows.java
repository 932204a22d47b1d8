package org.daxscope.ui.inspector;

import java.util.List;

import org.daxscope.ui.nls.InspectorText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** Facts about a page, one a row. */
final class FactRows implements Rows {
    private final List<Fact> facts;

    /**
     * A fact.
     *
     * @param look "agree", "disagree", or empty for what is neither good nor bad
     */
    record Fact(String what, String value, String look) {
    }

    FactRows(List<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    static List<Column> columns() {
        return List.of(Column.text(InspectorText.What, InspectorText.WhatHint, 26, 110),
                Column.text(InspectorText.Value, InspectorText.ValueHint, 74, 220));
    }

    @Override
    public int count() {
        return facts.size();
    }

    @Override
    public String text(int row, int column) {
        return column == 0 ? facts.get(row).what() : facts.get(row).value();
    }

    @Override
    public String icon(int row, int column) {
        return column == 0 ? "" : facts.get(row).look().isEmpty() ? "blank" : facts.get(row).look();
    }

    @Override
    public String colour(int row, int column) {
        String look = facts.get(row).look();
        return column == 0 || look.isEmpty() ? "" : "org.daxscope.ui." + look;
    }
}
