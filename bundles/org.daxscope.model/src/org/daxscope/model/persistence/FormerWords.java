package org.daxscope.model.persistence;

import org.daxscope.model.ModelFactory;
import org.daxscope.model.ProviderKind;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;

/**
 * What older files say in words that are gone, or do not say at all. Up to version 1 the scene named one firmware for all its
 * regions; up to version 2 machines booted as they usually do, and nobody could say so.
 */
final class FormerWords {
    private int version;
    private @Nullable ProviderKind provider;

    void setVersion(int newVersion) {
        version = newVersion;
    }

    /** Whether an attribute that the model does not know is one of those, and is understood. */
    boolean takes(EObject object, String name, String value) {
        if (version > 1 || !(object instanceof SceneElement) || !name.equals("firmware"))
            return false;
        provider = switch (value) {
            case "NONE" -> ProviderKind.E820;
            case "CANNOT_CLEAR" -> ProviderKind.NFIT_NO_CLEAR;
            case "FULL" -> ProviderKind.NFIT;
            default -> null;
        };
        return provider != null;
    }

    /** Says it in the words of today. */
    void settle(Session session) {
        ProviderKind said = provider;
        if (said != null && session.getScene() != null)
            session.getScene().getRegions().forEach(region -> region.setProvider(said));
        if (version < 3 && session.getScene() != null)
            session.getScene().setPower(ModelFactory.eINSTANCE.createPowerElement());
    }
}
