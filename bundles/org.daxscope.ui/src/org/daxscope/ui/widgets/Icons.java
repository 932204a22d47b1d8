package org.daxscope.ui.widgets;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

import org.daxscope.ui.DaxscopeUi;

/** The bundle's icons, shared, and given back when the control that asked for them is disposed. */
public final class Icons {
    private final LocalResourceManager resources;

    public Icons(Control owner) {
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    /** @param name file name without ".png" */
    public Image get(String name) {
        return resources.get(descriptor(name));
    }

    public static ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle(DaxscopeUi.PLUGIN, "icons/" + name + ".png")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }
}
