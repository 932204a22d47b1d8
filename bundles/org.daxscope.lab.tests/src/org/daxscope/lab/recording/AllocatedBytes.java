package org.daxscope.lab.recording;

import java.lang.management.ManagementFactory;

/**
 * How much a thread has allocated so far. Reached by reflection: the package that tells is no part of the plain
 * platform.
 */
final class AllocatedBytes {
    private AllocatedBytes() {
    }

    static long ofThisThread() {
        try {
            Class<?> bean = ClassLoader.getPlatformClassLoader().loadClass("com.sun.management.ThreadMXBean");
            return (long) bean.getMethod("getCurrentThreadAllocatedBytes").invoke(ManagementFactory.getThreadMXBean());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
