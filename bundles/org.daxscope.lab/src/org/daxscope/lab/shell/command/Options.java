package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments sorted into options and operands, as getopt(3) does it. An option that is not known is refused in a sentence. */
final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    /**
     * @param call whose arguments
     * @param known letters of short options; a colon behind one says that it takes a value
     * @param words long options, without dashes; a colon behind one says that it takes a value
     */
    static Options of(Invocation call, String known, String... words) {
        return of(call, call.arguments(), known, words);
    }

    static Options of(Invocation call, List<String> arguments, String known, String... words) {
        Options options = new Options();
        List<String> left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.removeFirst();
            if (argument.equals("--")) {
                options.operands.addAll(left);
                break;
            }
            if (argument.startsWith("--"))
                options.word(call, argument, left, List.of(words));
            else
                if (argument.startsWith("-") && argument.length() > 1)
                    options.letters(call, argument, left, known);
                else
                    options.operands.add(argument);
        }
        return options;
    }

    private void letters(Invocation call, String argument, List<String> left, String known) {
        for (int i = 1; i < argument.length(); i++) {
            String letter = argument.substring(i, i + 1);
            int at = letter.equals(":") ? -1 : known.indexOf(letter);
            if (at < 0)
                throw call.unknown("the option " + argument);
            if (known.startsWith(":", at + 1)) {
                String value = argument.substring(i + 1);
                if (value.isEmpty() && left.isEmpty())
                    throw call.unknown("the option " + argument + " without a value");
                add("-" + letter, value.isEmpty() ? left.removeFirst() : value);
                return;
            }
            add("-" + letter, "");
        }
    }

    private void word(Invocation call, String argument, List<String> left, List<String> words) {
        int equals = argument.indexOf('=');
        String word = argument.substring(2, equals < 0 ? argument.length() : equals);
        if (words.contains(word) && equals < 0)
            add("--" + word, "");
        else
            if (words.contains(word + ":") && (equals >= 0 || !left.isEmpty()))
                add("--" + word, equals < 0 ? left.removeFirst() : argument.substring(equals + 1));
            else
                throw call.unknown("the option " + argument);
    }

    private void add(String key, String value) {
        values.merge(key, value, (before, now) -> before + "\n" + now);
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** The value of an option; of one given several times, the last. */
    String value(String option, String otherwise) {
        String all = values.get(option);
        return all == null ? otherwise : all.substring(all.lastIndexOf('\n') + 1);
    }

    /** All values of an option given several times, in order. */
    List<String> all(String option) {
        String all = values.get(option);
        return all == null ? List.of() : List.of(all.split("\n", -1));
    }

    List<String> operands() {
        return operands;
    }
}
