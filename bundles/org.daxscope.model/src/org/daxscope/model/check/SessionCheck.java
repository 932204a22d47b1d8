package org.daxscope.model.check;

import java.util.Iterator;

import org.daxscope.model.BookmarkElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.Session;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/** The cursor, bookmarks, kernels to compare with, and texts that no file could hold. */
final class SessionCheck {
    private SessionCheck() {
    }

    static void check(Session session, Findings findings) {
        int steps = session.getSteps().size();
        if (session.getCursor() < 0 || session.getCursor() > steps)
            findings.error(session, ModelPackage.Literals.SESSION__CURSOR,
                    "The cursor stands at step %d; expected 0 to %d.".formatted(session.getCursor(), steps),
                    Fix.set("Move it to the end", session, ModelPackage.Literals.SESSION__CURSOR, steps));
        for (BookmarkElement bookmark : session.getBookmarks())
            if (bookmark.getStep() < 0 || bookmark.getStep() > steps)
                findings.warning(bookmark, ModelPackage.Literals.BOOKMARK_ELEMENT__STEP,
                        "Bookmark \"%s\" is at step %d; expected 0 to %d.".formatted(bookmark.getName(),
                                bookmark.getStep(), steps),
                        Fix.remove("Remove the bookmark", bookmark));
        for (String kernel : session.getComparisonKernels())
            if (KernelCheck.kernel(kernel).isEmpty())
                findings.warning(session, ModelPackage.Literals.SESSION__COMPARISON_KERNELS,
                        KernelCheck.unknown(kernel),
                        Fix.set("Do not compare with it", session, ModelPackage.Literals.SESSION__COMPARISON_KERNELS,
                                session.getComparisonKernels().stream().filter(other -> !other.equals(kernel))
                                        .toList()));
        texts(session, findings);
        for (Iterator<EObject> all = session.eAllContents(); all.hasNext();)
            texts(all.next(), findings);
    }

    private static void texts(EObject object, Findings findings) {
        for (EAttribute attribute : object.eClass().getEAllAttributes())
            if (object.eGet(attribute) instanceof String text && !allowed(text))
                findings.error(object, attribute,
                        "The %s of a %s has a character that no file can hold.".formatted(attribute.getName(),
                                object.eClass().getName()),
                        Fix.set("Take it out", object, attribute, text.codePoints().filter(SessionCheck::allowed)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString()));
    }

    /** A loop, not a stream: it runs over every text of the session after every command. */
    private static boolean allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 0x20 || c >= 0x7f) && !allowed(text.codePointAt(i)))
                return false;
            if (Character.isHighSurrogate(c))
                i++;
        }
        return true;
    }

    /** The characters of XML 1.0. */
    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}
