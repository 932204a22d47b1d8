package org.daxscope.ui.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.PropertiesText;

/** Properties for the platform's Properties view. */
public final class PropertySource implements IPropertySource {
    private final List<Property> edited;
    private final List<Property> facts;
    private final Consumer<String> problem;

    /**
     * @param edited what the document says
     * @param facts what the machine holds
     * @param problem told why a value could not be set
     */
    public PropertySource(List<Property> edited, List<Property> facts, Consumer<String> problem) {
        this.edited = List.copyOf(edited);
        this.facts = List.copyOf(facts);
        this.problem = problem;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        List<IPropertyDescriptor> descriptors = new ArrayList<>();
        for (Property property : edited)
            descriptors.add(described(descriptor(property), property, PropertiesText.InScene));
        for (Property fact : facts)
            descriptors.add(described(new PropertyDescriptor(fact, fact.name()), fact, PropertiesText.AtCursor));
        return descriptors.toArray(IPropertyDescriptor[]::new);
    }

    private static PropertyDescriptor descriptor(Property property) {
        if (property.set() == null)
            return new PropertyDescriptor(property, property.name());
        if (property.choices().isEmpty())
            return new TextPropertyDescriptor(property, property.name());
        ComboBoxPropertyDescriptor choice = new ComboBoxPropertyDescriptor(property, property.name(),
                property.choices().toArray(String[]::new));
        choice.setLabelProvider(new ChoiceLabels(property.choices()));
        return choice;
    }

    private static PropertyDescriptor described(PropertyDescriptor descriptor, Property property, String category) {
        descriptor.setCategory(category);
        descriptor.setDescription(property.hint());
        descriptor.setAlwaysIncompatible(true);
        return descriptor;
    }

    @Override
    @SuppressWarnings("null")
    public @Nullable Object getPropertyValue(Object id) {
        if (!(id instanceof Property property))
            return null;
        return property.set() != null && !property.choices().isEmpty()
                ? Integer.valueOf(property.choices().indexOf(property.value()))
                : property.value();
    }

    @Override
    @SuppressWarnings("null")
    public void setPropertyValue(Object id, @Nullable Object value) {
        if (!(id instanceof Property property) || property.set() == null || value == null)
            return;
        String text = value instanceof Integer index
                ? index >= 0 ? property.choices().get(index) : property.value()
                : value.toString();
        if (text.equals(property.value()))
            return;
        try {
            property.set().accept(text);
        } catch (IllegalArgumentException unreadable) {
            problem.accept(String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public @Nullable Object getEditableValue() {
        return null;
    }

    @Override
    @SuppressWarnings("null")
    public boolean isPropertySet(Object id) {
        return false;
    }

    @Override
    @SuppressWarnings("null")
    public void resetPropertyValue(Object id) {
        // Undo takes a change back.
    }

    /** All properties, for tests and for copying. */
    public List<Property> properties() {
        List<Property> all = new ArrayList<>(edited);
        all.addAll(facts);
        return all;
    }
}
