package org.daxscope.lab.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.daxscope.dm.DmDevice;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.DeviceNames;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.Session;

/** dmsetup. */
final class DmSetup implements Command {
    @Override
    public String name() {
        return "dmsetup";
    }

    @Override
    public String usage() {
        return "dmsetup {create | load | reload} NAME [--table TABLE], {remove | suspend | resume} NAME,"
                + " {table | status | info} [NAME], ls, message NAME SECTOR TEXT"
                + " (options: --noudevsync --noudevrules --verifyudev)";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "cfvyr", "noudevsync", "noudevrules", "verifyudev", "table:", "nolockfs",
                "noflush", "retry", "force", "readonly");
        List<String> words = options.operands();
        if (words.isEmpty() || options.has("-c") || options.has("--readonly") || options.has("-r"))
            throw call.unknown("this use");
        String what = words.getFirst();
        String device = words.size() > 1 ? words.get(1) : "";
        device = device.substring(device.lastIndexOf('/') + 1);
        return switch (what) {
            case "create" -> create(call, device, table(call, options, words));
            case "load", "reload" -> {
                Operation load = new Operation.LoadDm(device, table(call, options, words));
                yield ioctl(call, "reload", device, load);
            }
            case "remove" -> ioctl(call, "remove", device, new Operation.RemoveDm(device));
            case "suspend" -> ioctl(call, "suspend", device, new Operation.SuspendDm(device));
            case "resume" -> ioctl(call, "resume", device, new Operation.ResumeDm(device));
            case "table", "status", "info", "ls" -> show(call, what, device);
            case "message" -> message(call, device, words);
            default -> throw call.unknown("\"" + what + "\"");
        };
    }

    /** With the machine's names instead of paths. */
    private static String table(Invocation call, Options options, List<String> words) throws IoError {
        String text = options.has("--table") ? options.value("--table", "")
                : words.size() > 2 ? new String(call.input(words.get(2)).readAll(), StandardCharsets.ISO_8859_1)
                        : new String(call.in().readAll(), StandardCharsets.ISO_8859_1);
        return call.session().names().withNames(text.strip());
    }

    private static int create(Invocation call, String device, String table) throws IoError {
        Session session = call.session();
        int minor = session.machine().dmDevices().size();
        Outcome outcome = session.perform(new Operation.CreateDm(device, table));
        if (!(outcome instanceof Outcome.Failed failed))
            return 0;
        call.streams().err().line("device-mapper: reload ioctl on %s (254:%d) failed: %s".formatted(device, minor,
                failed.errno().text()));
        call.streams().err().line("Command failed.");
        session.log().add("device-mapper: ioctl: error adding target to table");
        return 1;
    }

    private static int message(Invocation call, String device, List<String> words) throws IoError {
        if (words.size() < 4 || !words.get(2).matches("[0-9]{1,18}"))
            throw call.unknown("a message without a sector or a text");
        Outcome outcome = call.session().perform(new Operation.MessageDm(device, Long.parseLong(words.get(2)),
                String.join(" ", words.subList(3, words.size()))));
        if (outcome instanceof Outcome.Failed failed)
            return failed(call, "message", device, failed);
        if (outcome instanceof Outcome.Text answer && !answer.text().isEmpty())
            call.out().line(answer.text());
        return 0;
    }

    private static int failed(Invocation call, String what, String device, Outcome.Failed failed) throws IoError {
        call.streams().err().line("device-mapper: %s ioctl on %s (%s) failed: %s".formatted(what, device,
                call.session().names().number(device), failed.errno().text()));
        call.streams().err().line("Command failed.");
        return 1;
    }

    private static int ioctl(Invocation call, String what, String device, Operation operation) throws IoError {
        return call.session().perform(operation) instanceof Outcome.Failed failed ? failed(call, what, device, failed)
                : 0;
    }

    private static int show(Invocation call, String what, String device) throws IoError {
        List<DmDevice> shown = call.session().machine().dmDevices().stream()
                .filter(one -> device.isEmpty() || one.name().equals(device)).toList();
        if (shown.isEmpty() && !device.isEmpty()) {
            call.streams().err().line("Device " + device + " not found");
            call.streams().err().line("Command failed.");
            return 1;
        }
        for (DmDevice one : shown) {
            String prefix = device.isEmpty() ? one.name() + ": " : "";
            switch (what) {
                case "ls" -> call.out().line(one.name() + "\t(" + call.session().names().number(one.name()) + ")");
                case "info" -> info(call, one);
                default -> {
                    for (String line : (what.equals("table") ? one.table() : one.status()).lines().toList())
                        call.out().line(prefix + numbers(call.session().names(), line));
                }
            }
        }
        return 0;
    }

    private static String numbers(DeviceNames names, String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        for (int i = 3; i < words.size(); i++)
            if (names.all().contains(words.get(i)))
                words.set(i, names.number(words.get(i)));
        return words.stream().collect(Collectors.joining(" ")) + (words.size() == 3 ? " " : "");
    }

    private static void info(Invocation call, DmDevice device) throws IoError {
        call.out().line("Name:              " + device.name());
        call.out().line("State:             " + (device.isSuspended() ? "SUSPENDED" : "ACTIVE"));
        call.out().line("Read Ahead:        256");
        call.out().line("Tables present:    " + (device.table().isEmpty() ? "None" : "LIVE"));
        call.out().line("Major, minor:      " + call.session().names().number(device.name()).replace(":", ", "));
        call.out().line("Number of targets: " + device.table().lines().count());
    }
}
