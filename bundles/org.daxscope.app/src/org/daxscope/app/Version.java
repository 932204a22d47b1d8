package org.daxscope.app;

import picocli.CommandLine.IVersionProvider;

/** Tells the version, from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Daxscope " + (version == null ? "0.1.0" : version),
            "Java " + System.getProperty("java.version")};
    }
}
