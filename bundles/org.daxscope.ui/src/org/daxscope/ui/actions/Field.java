package org.daxscope.ui.actions;

import java.util.Locale;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.ActionsText;

/** One thing an action needs to know. */
enum Field {
    /** A file, a disk, or a mapping as "process/map". */
    TARGET(Kind.CHOICE, ActionsText.FieldTarget),
    /** Name of a file that is to be made. */
    NAME(Kind.TEXT, ActionsText.FieldName),
    PROCESS(Kind.EDITABLE_CHOICE, ActionsText.FieldProcess), MAP(Kind.TEXT, ActionsText.FieldMap),
    /** Bytes from the start of the target. */
    OFFSET(Kind.BYTES, ActionsText.FieldOffset), LENGTH(Kind.BYTES, ActionsText.FieldLength),
    /** Size of a file in bytes. */
    SIZE(Kind.BYTES, ActionsText.FieldSize),
    /** Unit to which a range is rounded out: "line", "sector", "page". */
    GRAIN(Kind.CHOICE, ActionsText.FieldGrain),
    /** Mode of a namespace, as ndctl writes it. */
    NAMESPACE(Kind.CHOICE, ActionsText.FieldNamespace),
    /** "latent" or "known". */
    KNOWN(Kind.CHOICE, ActionsText.FieldKnown),
    /** The data of a write: a byte like 0x57, "pages" or "sectors". */
    PATTERN(Kind.EDITABLE_CHOICE, ActionsText.FieldPattern),
    /** One byte. */
    VALUE(Kind.TEXT, ActionsText.FieldValue),
    /** Bytes of the user buffer that can be read. */
    READABLE(Kind.BYTES, ActionsText.FieldReadable),
    /** How a file is opened: "plain", or some of "direct", "sync". */
    MODE(Kind.EDITABLE_CHOICE, ActionsText.FieldMode),
    /** Flags of a mapping, separated by spaces. */
    FLAGS(Kind.EDITABLE_CHOICE, ActionsText.FieldFlags),
    /** Mount options, separated by commas. */
    OPTIONS(Kind.EDITABLE_CHOICE, ActionsText.FieldOptions),
    /** Under which a guest finds what is shared, and the bytes of its window. */
    TAG(Kind.TEXT, ActionsText.FieldTag), WINDOW(Kind.BYTES, ActionsText.FieldWindow),
    RANGES(Kind.TEXT, ActionsText.FieldRanges),
    /** Longest stretch in lines of 256 bytes. */
    LINES(Kind.TEXT, ActionsText.FieldLines), SEED(Kind.TEXT, ActionsText.FieldSeed),
    /** log2 of the bytes an error is reported to have lost. */
    LSB(Kind.EDITABLE_CHOICE, ActionsText.FieldLsb),
    /** A thread of a process, empty for the main one. */
    THREAD(Kind.TEXT, ActionsText.FieldThread),
    /** "default", "early" or "late". */
    POLICY(Kind.CHOICE, ActionsText.FieldPolicy),
    /** "wait" or "handle". */
    DECODER(Kind.CHOICE, ActionsText.FieldDecoder),
    /** Arguments of a tool. */
    ARGUMENTS(Kind.TEXT, ActionsText.FieldArguments),
    /** "xfs" or "ext4". */
    TYPE(Kind.CHOICE, ActionsText.FieldType), ROUNDS(Kind.TEXT, ActionsText.FieldRounds),
    /** Bytes of the smallest and largest file. */
    SMALLEST(Kind.BYTES, ActionsText.FieldSmallest), LARGEST(Kind.BYTES, ActionsText.FieldLargest),
    FILL(Kind.TEXT, ActionsText.FieldFill), NUMBER(Kind.TEXT, ActionsText.FieldNumber),
    /** 512-byte sectors of the disk or the dm device. */
    SECTOR(Kind.TEXT, ActionsText.FieldSector), SECTORS(Kind.TEXT, ActionsText.FieldSectors),
    /** A table in dmsetup's syntax. */
    TABLE(Kind.LINES, ActionsText.FieldTable),
    /** Words of a dmsetup message. */
    MESSAGE(Kind.EDITABLE_CHOICE, ActionsText.FieldMessage),
    /** The device with a log of writes. */
    LOG(Kind.CHOICE, ActionsText.FieldLog),
    /** The device that a log is played back to. */
    ONTO(Kind.CHOICE, ActionsText.FieldOnto),
    /** Text of a mark in a log of writes, empty for all of it. */
    MARK(Kind.TEXT, ActionsText.FieldMark), SECONDS(Kind.TEXT, ActionsText.FieldSeconds),
    /** "lost", "kept" or "torn". */
    FATE(Kind.CHOICE, ActionsText.FieldFate),
    /** "scrub" or "no_init_ars". */
    BOOT(Kind.CHOICE, ActionsText.FieldBoot);

    private final Kind kind;
    private final String label;

    /** How it is entered. */
    enum Kind {
        TEXT, BYTES, CHOICE, EDITABLE_CHOICE, LINES
    }

    Field(Kind kind, String label) {
        this.kind = kind;
        this.label = label;
    }

    Kind kind() {
        return kind;
    }

    /** With the mnemonic. */
    String label() {
        return label;
    }

    String plainLabel() {
        return label.replace("&", "");
    }

    /** Id of the command parameter that gives it. */
    String parameter() {
        return DaxscopeUi.PARAMETER_ACTION + name().toLowerCase(Locale.ROOT);
    }
}
