package org.daxscope.ui.addresses;

/** What was typed is no address; the message is a sentence that says why, and what was expected. */
public final class AddressException extends Exception {
    private static final long serialVersionUID = 1;

    AddressException(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
