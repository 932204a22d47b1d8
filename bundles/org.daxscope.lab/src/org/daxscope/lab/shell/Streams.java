package org.daxscope.lab.shell;

/** Descriptors 0, 1 and 2 of a command. */
public record Streams(Input in, Output out, Output err) {
    Streams withIn(Input other) {
        return new Streams(other, out, err);
    }

    Streams withOut(Output other) {
        return new Streams(in, other, err);
    }

    Streams withErr(Output other) {
        return new Streams(in, out, other);
    }
}
