package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.OpenFile;

/** od -A d -t x1 and hexdump -C, with the bytes in hexadecimal. */
final class OctalDump implements Command {
    private static final int A_LINE = 16;
    private static final int MOST = 1 << 20;

    private final String name;

    OctalDump(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String usage() {
        return name.equals("od") ? "od [-A {d | n | x | o}] -t x1 [-j SKIP] [-N BYTES] [-v] [FILE]"
                : "hexdump -C [-s SKIP] [-n BYTES] [-v] [FILE]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        boolean octal = name.equals("od");
        Options options = Options.of(call, octal ? "A:t:j:N:v" : "Cs:n:v");
        if (octal ? !options.value("-t", "").equals("x1") : !options.has("-C"))
            throw call.unknown("a call without " + (octal ? "-t x1" : "-C"));
        long skip = Sizes.of(call, options.value(octal ? "-j" : "-s", "0"));
        long most = Sizes.of(call, options.value(octal ? "-N" : "-n", String.valueOf(MOST)));
        byte[] bytes = bytes(call, options.operands(), skip, (int) Math.min(most, MOST));
        String base = octal ? options.value("-A", "o") : "C";
        print(call, bytes, skip, base, options.has("-v"));
        return 0;
    }

    private static byte[] bytes(Invocation call, List<String> files, long skip, int most) throws IoError {
        if (files.isEmpty()) {
            byte[] all = call.in().readAll();
            return Arrays.copyOfRange(all, (int) Math.min(skip, all.length),
                    (int) Math.min(all.length, skip + most));
        }
        OpenFile file = call.session().files().open(files.getFirst());
        return file.read(skip, most, false);
    }

    private static void print(Invocation call, byte[] bytes, long skip, String base, boolean all) throws IoError {
        boolean starred = false;
        for (int at = 0; at < bytes.length; at += A_LINE) {
            byte[] line = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + A_LINE));
            boolean repeated = !all && at > 0 && Arrays.equals(line, Arrays.copyOfRange(bytes, at - A_LINE, at));
            if (repeated && starred)
                continue;
            starred = repeated;
            call.out().line(repeated ? "*" : address(call, base, skip + at) + hex(line, base));
        }
        if (!base.equals("n"))
            call.out().line(address(call, base, skip + bytes.length));
    }

    private static String address(Invocation call, String base, long address) {
        return switch (base) {
            case "d" -> "%07d".formatted(address);
            case "o" -> "%07o".formatted(address);
            case "x" -> "%06x".formatted(address);
            case "C" -> "%08x".formatted(address);
            case "n" -> "";
            default -> throw call.unknown("the address base " + base);
        };
    }

    private static String hex(byte[] line, String base) {
        List<String> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (byte value : line) {
            parts.add("%02x".formatted(value & 0xff));
            text.append(value >= ' ' && value < 0x7f ? (char) value : '.');
        }
        if (!base.equals("C"))
            return " " + String.join(" ", parts);
        String first = String.join(" ", parts.subList(0, Math.min(8, parts.size())));
        String second = parts.size() > 8 ? String.join(" ", parts.subList(8, parts.size())) : "";
        return "  %-23s  %-23s  |%s|".formatted(first, second, text);
    }
}
