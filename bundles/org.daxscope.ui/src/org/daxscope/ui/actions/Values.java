package org.daxscope.ui.actions;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.nls.ActionsText;

/** What an action was told, as it was typed. Reading a value says in a sentence what is wrong with it. */
record Values(Map<Field, String> texts) {
    static final Values NONE = new Values(Map.of());

    Values {
        texts = Map.copyOf(texts);
    }

    Values with(Field field, String text) {
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(texts);
        more.put(field, text);
        return new Values(more);
    }

    Values with(Field field, long number) {
        return with(field, Long.toString(number));
    }

    /** These, and where they say something, the others. */
    Values overridden(Values others) {
        Values all = this;
        for (Map.Entry<Field, String> entry : others.texts.entrySet())
            all = all.with(entry.getKey(), entry.getValue());
        return all;
    }

    boolean has(Field field) {
        return !text(field).isEmpty();
    }

    /** Empty when nothing was said. */
    String text(Field field) {
        return texts.getOrDefault(field, "").strip();
    }

    /** @throws IllegalArgumentException when nothing was said */
    String needed(Field field) {
        String text = text(field);
        if (text.isEmpty())
            throw new IllegalArgumentException(NLS.bind(ActionsText.Missing, field.plainLabel()));
        return text;
    }

    /** @throws IllegalArgumentException when it is no number of bytes */
    long bytes(Field field) {
        try {
            return Amounts.parse(needed(field));
        } catch (IllegalArgumentException wrong) {
            throw about(field, wrong);
        }
    }

    /** @throws IllegalArgumentException when it is not a whole number from least to most */
    long number(Field field, long least, long most) {
        String text = needed(field);
        try {
            long number = Long.decode(text);
            if (number >= least && number <= most)
                return number;
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(NLS.bind(ActionsText.NotANumber,
                new Object[] {field.plainLabel(), Long.toString(least), Long.toString(most), text}));
    }

    /** @throws IllegalArgumentException when it is neither 0x00 to 0xff nor -128 to 255 */
    byte octet(Field field) {
        return (byte) number(field, Byte.MIN_VALUE, 0xff);
    }

    private static IllegalArgumentException about(Field field, IllegalArgumentException wrong) {
        return new IllegalArgumentException(
                NLS.bind(ActionsText.FieldWrong, field.plainLabel(), wrong.getMessage()), wrong);
    }
}
