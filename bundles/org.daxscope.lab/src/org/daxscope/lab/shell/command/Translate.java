package org.daxscope.lab.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** tr. */
final class Translate implements Command {
    @Override
    public String name() {
        return "tr";
    }

    @Override
    public String usage() {
        return "tr [-d] [-s] SET1 [SET2]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "dsc");
        List<String> sets = options.operands();
        boolean delete = options.has("-d");
        if (sets.size() != (delete || sets.size() == 1 && options.has("-s") ? 1 : 2) || options.has("-c"))
            throw call.unknown("this use");
        String from = expand(sets.getFirst());
        String to = sets.size() == 2 ? expand(sets.get(1)) : from;
        String text = new String(call.in().readAll(), StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = from.indexOf(c);
            if (at >= 0 && delete)
                continue;
            char mapped = at < 0 || to.isEmpty() ? c : to.charAt(Math.min(at, to.length() - 1));
            boolean repeated = at >= 0 && options.has("-s") && !out.isEmpty()
                    && out.charAt(out.length() - 1) == mapped;
            if (!repeated)
                out.append(mapped);
        }
        call.out().print(out.toString());
        return 0;
    }

    private static String expand(String set) {
        String plain = Escapes.resolve(set).replace("[:space:]", " \t\n\r\f\u000b").replace("[:digit:]", "0123456789")
                .replace("[:upper:]", "A-Z").replace("[:lower:]", "a-z");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < plain.length(); i++)
            if (i + 2 < plain.length() && plain.charAt(i + 1) == '-') {
                for (char c = plain.charAt(i); c <= plain.charAt(i + 2); c++)
                    all.append(c);
                i += 2;
            } else
                all.append(plain.charAt(i));
        return all.toString();
    }
}
