package org.daxscope.dax;

/** enum dax_access_mode of include/linux/dax.h. Semantics 6.2, 6.3. */
public enum AccessMode {
    NORMAL, RECOVERY_WRITE
}
