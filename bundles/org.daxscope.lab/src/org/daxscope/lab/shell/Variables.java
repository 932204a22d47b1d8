package org.daxscope.lab.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/** Variables of a shell or subshell, and the status of its latest command. */
final class Variables {
    private final Map<String, String> values;
    private int status;

    Variables() {
        this(new LinkedHashMap<>(), 0);
    }

    private Variables(Map<String, String> values, int status) {
        this.values = values;
        this.status = status;
    }

    /** What a subshell begins with. */
    Variables copy() {
        return new Variables(new LinkedHashMap<>(values), status);
    }

    Map<String, String> values() {
        return values;
    }

    String get(String name) {
        return switch (name) {
            case "?" -> String.valueOf(status);
            case "#" -> "0";
            case "@", "*" -> "";
            case "0" -> "sh";
            case "$" -> "1";
            default -> values.getOrDefault(name, "");
        };
    }

    boolean isSet(String name) {
        return values.containsKey(name) || !get(name).isEmpty();
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    int status() {
        return status;
    }

    void setStatus(int newStatus) {
        status = newStatus;
    }
}
