package org.daxscope.machine.walk;

import java.util.List;

import org.daxscope.kernel.operation.Operation;

/** dm devices on disks, partitions and each other, with every target there is. */
final class MapperRequests {
    static final List<String> DEVICES = List.of("lin", "str", "top", "log", "any");
    /** Where dm-log-writes keeps its log; what else is on that disk suffers. */
    private static final String LOG = "pm2";
    private static final List<String> MESSAGES = List.of("addbadblock 70000", "removebadblock 70000",
            "queryblock 70000", "enable", "disable", "quiet", "countbadblocks", "clearbadblocks", "listbadblocks",
            "flush", "flush_on_suspend", "cleaner", "clear_stats", "dance");

    private final Dice dice;

    MapperRequests(Dice dice) {
        this.dice = dice;
    }

    Operation next() {
        String name = dice.pick(DEVICES);
        return switch (dice.below(20)) {
            case 0, 1, 2, 3 -> new Operation.CreateDm(name, table(name));
            case 4, 5 -> new Operation.LoadDm(name, table(name));
            case 6, 7 -> new Operation.SuspendDm(name);
            case 8, 9, 10, 11 -> new Operation.ResumeDm(name);
            case 12 -> new Operation.RemoveDm(name);
            case 13 -> new Operation.TableDm(name);
            case 14 -> new Operation.StatusDm(name);
            case 15 -> new Operation.InfoDm(name);
            case 16, 17 -> message();
            case 18 -> new Operation.ReplayLog(LOG, "pm1", dice.below(4) - 1, dice.oneIn(2) ? "here" : "");
            default -> new Operation.PassTime(dice.below(20));
        };
    }

    private Operation message() {
        return dice.oneIn(3) ? new Operation.MessageDm("log", 0, dice.pick("mark here", "mark", "mark there"))
                : new Operation.MessageDm("any", 0, dice.pick(MESSAGES));
    }

    private String table(String name) {
        return switch (name) {
            case "lin" -> linear();
            case "str" -> "0 %d striped 2 %d pm1 0 pm2 0".formatted(Dice.SECTORS, 1 << 2 + dice.below(5));
            case "top" -> "0 %d linear %s 0".formatted(Dice.SECTORS, dice.oneIn(3) ? "lin" : "str");
            case "log" -> "0 %d log-writes %s %s".formatted(Dice.SECTORS, dice.oneIn(3) ? "lin" : "pm1", LOG);
            default -> any();
        };
    }

    private String linear() {
        long half = Dice.SECTORS / 2;
        return switch (dice.below(7)) {
            case 0 -> "0 %d error".formatted(Dice.SECTORS);
            case 1 -> "0 %d linear pm0 %d\n%d %d linear pm1 0".formatted(half, half, half, half);
            case 2 -> "0 %d linear pm1 %d".formatted(Dice.SECTORS - 8, dice.below(9));
            case 3 -> "0 %d linear pm0p1 0".formatted(half / 2);
            case 4 -> "0 %d linear pm1 0\n%d %d striped 2 64 pm1 %d pm2 %d".formatted(half, half, half, half, half);
            default -> "0 %d linear pm1 0".formatted(Dice.SECTORS);
        };
    }

    private String any() {
        long length = Dice.SECTORS / 2;
        return "0 %d ".formatted(length) + switch (dice.below(11)) {
            case 0 -> "zero";
            case 1 -> "mirror core 2 64 nosync 2 pm1 0 pm2 0";
            case 2 -> "flakey pm1 0 %d %d".formatted(1 + dice.below(3), dice.below(3));
            case 3 -> "flakey pm1 0 1 5 1 " + dice.pick("drop_writes", "error_writes");
            case 4 -> "dust pm1 0 " + dice.pick("512", "4096");
            case 5 -> "delay pm1 0 " + dice.below(50);
            case 6 -> "snapshot-origin pm1";
            case 7 -> "snapshot pm1 pm2 " + dice.pick("N", "P") + " 16";
            case 8 -> "writecache p pm1 pm2 4096 0";
            case 9 -> "writecache s pm1 pm2 %d 3 low_watermark 10 cleaner".formatted(dice.oneIn(2) ? 512 : 4096);
            default -> "writecache " + dice.pick("p", "s") + " pm1 str 4096 0";
        };
    }
}
