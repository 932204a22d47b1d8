package org.daxscope.ui.export;

import org.eclipse.core.expressions.PropertyTester;
import org.jspecify.annotations.Nullable;

/** Tells plugin.xml's expressions whether a part can be exported: properties "picture" and "data". */
public final class ExportTester extends PropertyTester {
    @Override
    @SuppressWarnings("null")
    public boolean test(@Nullable Object receiver, String property, Object @Nullable [] arguments,
            @Nullable Object expected) {
        return switch (property) {
            case "picture" -> Exported.picture(receiver) != null;
            case "data" -> Exported.data(receiver) != null;
            default -> false;
        };
    }
}
