package org.daxscope.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.viz.Palettes;

/** Window > Preferences > Daxscope. */
public final class DaxscopePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final int LEAST_ROWS = 100;
    private static final int MOST_ROWS = 1_000_000;

    public DaxscopePage() {
        super(GRID);
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, DaxscopeUi.PLUGIN));
        setDescription(WorkbenchText.PreferencesDescription);
    }

    @Override
    public void init(IWorkbench workbench) {
        // Everything it needs comes from the preference store.
    }

    @Override
    protected void createFieldEditors() {
        String[][] choices = Palettes.FAMILIES.stream()
                .map(family -> new String[] {name(family), family}).toArray(String[][]::new);
        addField(new RadioGroupFieldEditor(DaxscopeUi.PREFERENCE_PALETTE, WorkbenchText.PalettePreference, 1, choices,
                getFieldEditorParent(), true));
        addField(new BooleanFieldEditor(DaxscopeUi.PREFERENCE_AT_ONCE, WorkbenchText.AtOncePreference,
                getFieldEditorParent()));
        IntegerFieldEditor rows = new IntegerFieldEditor(DaxscopeUi.PREFERENCE_ROWS, WorkbenchText.RowsPreference,
                getFieldEditorParent());
        rows.setValidRange(LEAST_ROWS, MOST_ROWS);
        addField(rows);
    }

    private static String name(String family) {
        // "Greyscale, light": the theme chooses between the two forms.
        return Palettes.load(family, false).displayName().split(",")[0];
    }
}
