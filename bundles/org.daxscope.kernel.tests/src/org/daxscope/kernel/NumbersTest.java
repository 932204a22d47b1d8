package org.daxscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and sentences of include/uapi/asm-generic and strerror(3). */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "EPERM, 1, Operation not permitted",
        "ENOENT, 2, No such file or directory",
        "EIO, 5, Input/output error",
        "ENXIO, 6, No such device or address",
        "EBADF, 9, Bad file descriptor",
        "EAGAIN, 11, Resource temporarily unavailable",
        "ENOMEM, 12, Cannot allocate memory",
        "EACCES, 13, Permission denied",
        "EFAULT, 14, Bad address",
        "EBUSY, 16, Device or resource busy",
        "EEXIST, 17, File exists",
        "EXDEV, 18, Invalid cross-device link",
        "ENODEV, 19, No such device",
        "EINVAL, 22, Invalid argument",
        "EFBIG, 27, File too large",
        "ENOSPC, 28, No space left on device",
        "EROFS, 30, Read-only file system",
        "ERANGE, 34, Numerical result out of range",
        "EOPNOTSUPP, 95, Operation not supported",
        "EFSCORRUPTED, 117, Structure needs cleaning",
        "EHWPOISON, 133, Memory page has hardware error"})
    void errorNumbersAreThoseOfLinux(Errno errno, int number, String text) {
        assertThat(errno.number()).isEqualTo(number);
        assertThat(errno.text()).isEqualTo(text);
    }

    @Test
    void noErrorNumberIsUsedTwice() {
        assertThat(Errno.values()).extracting(Errno::number).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"BUS_ADRERR,2", "BUS_MCEERR_AR,4", "BUS_MCEERR_AO,5"})
    void signalCodesAreThoseOfLinux(BusCode code, int number) {
        assertThat(code.number()).isEqualTo(number);
    }
}
