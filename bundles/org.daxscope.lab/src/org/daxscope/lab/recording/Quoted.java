package org.daxscope.lab.recording;

/** Untrusted text made fit for one line of a message. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {
    }

    /** In double quotes, shortened, nothing in it that could break the line. */
    static String text(String value) {
        return '"' + plain(shortened(value)) + '"';
    }

    /** Without quotes and at full length: file names. */
    static String plain(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            out.append(isPrintable(c) ? c : '?');
        }
        return out.toString();
    }

    private static boolean isPrintable(char c) {
        return !Character.isISOControl(c) && !Character.isSurrogate(c) && c != '\u2028' && c != '\u2029';
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
    }
}
