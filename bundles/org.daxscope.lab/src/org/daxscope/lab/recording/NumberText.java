package org.daxscope.lab.recording;

/** A number that is written back as it was read: 1e3 stays 1e3. */
final class NumberText extends Number {
    private static final long serialVersionUID = 1L;

    private final String text;

    private NumberText(String text) {
        this.text = text;
    }

    /** A {@link Long} where that writes the same text; those compare exactly. */
    static Number of(String text) {
        try {
            Long number = Long.valueOf(text);
            return number.toString().equals(text) ? number : new NumberText(text);
        } catch (NumberFormatException e) {
            return new NumberText(text);
        }
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
