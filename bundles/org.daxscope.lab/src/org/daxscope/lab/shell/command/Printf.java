package org.daxscope.lab.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.IoError;

/** printf. */
final class Printf implements Command {
    private static final Pattern CONVERSION = Pattern.compile("%([-+ 0#]*)([0-9]*)(\\.[0-9]+)?l*([%sdiuxXoc])");

    @Override
    public String name() {
        return "printf";
    }

    @Override
    public String usage() {
        return "printf FORMAT [ARGUMENT]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        if (call.arguments().isEmpty())
            throw call.unknown("a call without a format");
        call.out().print(format(call, call.arguments().getFirst(),
                call.arguments().subList(1, call.arguments().size())));
        return 0;
    }

    /** The format is used again as long as arguments are left. */
    static String format(Invocation call, String format, List<String> arguments) {
        StringBuilder text = new StringBuilder();
        int used = 0;
        do {
            int before = used;
            Matcher conversion = CONVERSION.matcher(format);
            int at = 0;
            while (conversion.find()) {
                text.append(Escapes.resolve(format.substring(at, conversion.start())));
                at = conversion.end();
                boolean percent = conversion.group(4).equals("%");
                String argument = percent || used >= arguments.size() ? "" : arguments.get(used);
                if (!percent)
                    used++;
                text.append(percent ? "%" : convert(call, conversion, argument));
            }
            text.append(Escapes.resolve(format.substring(at)));
            if (used == before)
                break;
        } while (used < arguments.size());
        return text.toString();
    }

    private static String convert(Invocation call, Matcher conversion, String argument) {
        String layout = "%" + conversion.group(1) + conversion.group(2);
        String precision = conversion.group(3) == null ? "" : conversion.group(3);
        return switch (conversion.group(4)) {
            case "s" -> String.format(Locale.ROOT, layout.replace("0", "") + precision + "s", argument);
            case "c" -> argument.isEmpty() ? "" : argument.substring(0, 1);
            case "d", "i", "u" -> String.format(Locale.ROOT, layout + "d", number(call, argument));
            default -> String.format(Locale.ROOT, layout + conversion.group(4), number(call, argument));
        };
    }

    private static long number(Invocation call, String argument) {
        try {
            return argument.isBlank() ? 0 : Long.decode(argument.strip());
        } catch (NumberFormatException e) {
            throw call.unknown("the number \"" + argument + "\"");
        }
    }
}
