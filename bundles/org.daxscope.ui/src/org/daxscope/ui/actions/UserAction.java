package org.daxscope.ui.actions;

import java.util.List;

import org.daxscope.machine.scene.Step;

/** Something the user can do to the machine. Knows nothing of widgets. */
interface UserAction {
    /** How it is called and what it asks for. */
    Form form();

    /** Those of its fields that few people change. */
    default List<Field> advanced() {
        return List.of();
    }

    /**
     * What it would do with what is looked at.
     *
     * @param given what is said already, for instance the target
     */
    Proposal propose(Scope scope, Values given);

    /** What can be chosen for a field; empty where anything can be typed. */
    default List<String> choices(Field field, Scope scope) {
        return List.of();
    }

    /** @throws IllegalArgumentException saying in a sentence what is wrong with a value */
    Step step(Values values, Scope scope);

    /** What the user may want to know before: sentences, none of which forbids anything. */
    default List<String> remarks(Values values, Scope scope) {
        return List.of();
    }

    /**
     * Values an action would use.
     *
     * @param note why they do not come from what is looked at; empty when they do, or when nothing is looked at
     */
    record Proposal(Values values, String note) {
        static Proposal of(Values values) {
            return new Proposal(values, "");
        }
    }

    /**
     * How an action presents itself.
     *
     * @param id what plugin.xml calls it
     * @param title what it is called in a dialog's title
     * @param fields what it must know, in the order in which it is asked
     */
    record Form(String id, String title, List<Field> fields) {
        public Form {
            fields = List.copyOf(fields);
        }
    }
}
