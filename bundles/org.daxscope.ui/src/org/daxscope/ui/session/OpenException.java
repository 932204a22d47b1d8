package org.daxscope.ui.session;

/** A recording that cannot be opened; the message is one sentence for the user. */
final class OpenException extends Exception {
    private static final long serialVersionUID = 1L;

    OpenException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
