package org.daxscope.model.persistence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.daxscope.model.ModelPackage;
import org.daxscope.model.Session;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.ENamedElement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Builds a session from the events of an XML parser. Only what the model knows is taken: the library's own reader would follow
 * references and types out of the file.
 */
final class SessionHandler extends DefaultHandler2 {
    /** More than any session people make; keeps a hostile file from filling the memory. */
    static final int MOST_OBJECTS = 1_000_000;

    private static final String XMI = "http://www.omg.org/XMI";

    private final Deque<EObject> objects = new ArrayDeque<>();
    /** Where the last objects began, for what is found out later. */
    private @Nullable Locator locator;
    private final FormerWords former = new FormerWords();
    private @Nullable Session session;
    private @Nullable EAttribute valueOf;
    private final StringBuilder value = new StringBuilder();
    private int made;
    private int cursorLine;
    private int cursorColumn;

    /** After a parse without exception. */
    @Nullable
    Session session() {
        return session;
    }

    @Override
    @SuppressWarnings("null")
    public void setDocumentLocator(Locator newLocator) {
        locator = newLocator;
    }

    @Override
    @SuppressWarnings("null")
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (valueOf != null)
            throw wrong("<%s> inside of <%s>; expected text only".formatted(qualified, valueOf.getName()));
        EObject parent = objects.peek();
        if (parent == null)
            startSession(uri, name, qualified, attributes);
        else
            startChild(parent, uri.isEmpty() ? name : qualified, attributes);
    }

    private void startSession(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (!uri.equals(ModelPackage.eNS_URI) || !name.equals(ModelPackage.Literals.SESSION.getName()))
            throw wrong("<%s> is not a session; expected <%s:Session> of the namespace %s".formatted(qualified,
                    ModelPackage.eNS_PREFIX, ModelPackage.eNS_URI));
        // Before all else: what a newer one calls by new names is no mistake.
        checkVersion(attributes.getValue(ModelPackage.Literals.SESSION__SCHEMA_VERSION.getName()));
        former.setVersion(
                Integer.parseInt(attributes.getValue(ModelPackage.Literals.SESSION__SCHEMA_VERSION.getName())));
        Session made = (Session) EcoreUtil.create(ModelPackage.Literals.SESSION);
        session = made;
        Locator place = locator;
        if (place != null) {
            cursorLine = place.getLineNumber();
            cursorColumn = place.getColumnNumber();
        }
        start(made, attributes);
    }

    private void checkVersion(@Nullable String text) throws SAXException {
        int newest = SessionFiles.SCHEMA_VERSION;
        if (text == null)
            throw wrong("the session has no schemaVersion; expected one from 1 to " + newest);
        if (text.matches("0*[1-9][0-9]*") && (text.length() > 9 || Integer.parseInt(text) > newest))
            throw wrong("written by a newer Daxscope: schema version %s, this one reads versions up to %d"
                    .formatted(text, newest));
        if (!text.matches("0*[1-9][0-9]*"))
            throw wrong("schemaVersion is \"%s\"; expected a whole number from 1 to %d".formatted(text, newest));
    }

    private void startChild(EObject parent, String name, Attributes attributes) throws SAXException {
        EStructuralFeature feature = parent.eClass().getEStructuralFeature(name);
        if (feature instanceof EAttribute attribute && attribute.isMany()) {
            if (attributes.getLength() > 0)
                throw unknown(attributes, 0, name, Stream.empty());
            valueOf = attribute;
            value.setLength(0);
        } else
            if (feature instanceof EReference reference && reference.isContainment())
                startObject(parent, reference, attributes);
            else
                throw wrong("<%s> inside of a %s; expected %s".formatted(name, parent.eClass().getName(),
                        oneOf(children(parent.eClass()))));
    }

    private void startObject(EObject parent, EReference reference, Attributes attributes) throws SAXException {
        if (++made > MOST_OBJECTS)
            throw wrong("more than %d objects; expected fewer".formatted(MOST_OBJECTS));
        EObject child = EcoreUtil.create(reference.getEReferenceType());
        if (reference.isMany()) {
            @SuppressWarnings("unchecked") List<EObject> list = (List<EObject>) parent.eGet(reference);
            list.add(child);
        } else {
            if (parent.eGet(reference) != null)
                throw wrong("a second <%s>; expected one".formatted(reference.getName()));
            parent.eSet(reference, child);
        }
        start(child, attributes);
    }

    private void start(EObject object, Attributes attributes) throws SAXException {
        objects.push(object);
        EClass type = object.eClass();
        for (int i = 0; i < attributes.getLength(); i++) {
            boolean plain = attributes.getURI(i).isEmpty();
            EStructuralFeature feature = plain ? type.getEStructuralFeature(attributes.getLocalName(i)) : null;
            if (feature instanceof EAttribute attribute && !attribute.isMany())
                object.eSet(attribute, read(attribute, attributes.getValue(i)));
            else
                if (!isXmiVersion(object, attributes, i) && !former.takes(object, attributes.getQName(i),
                        attributes.getValue(i)))
                    throw unknown(attributes, i, type.getName(), single(type));
        }
    }

    private boolean isXmiVersion(EObject object, Attributes attributes, int i) {
        return object == session && attributes.getURI(i).equals(XMI) && attributes.getLocalName(i).equals("version")
                && attributes.getValue(i).equals("2.0");
    }

    private Object read(EAttribute attribute, String text) throws SAXException {
        try {
            return Values.read(attribute, text);
        } catch (IllegalArgumentException e) {
            throw wrong("%s is \"%s\"; %s".formatted(attribute.getName(), shortened(text), e.getMessage()));
        }
    }

    @Override
    @SuppressWarnings("null")
    public void characters(char[] text, int from, int length) throws SAXException {
        if (valueOf != null)
            value.append(text, from, length);
        else {
            String found = new String(text, from, length).strip();
            if (!found.isEmpty())
                throw wrong("text \"%s\" between elements; expected none".formatted(shortened(found)));
        }
    }

    @Override
    @SuppressWarnings("null")
    public void endElement(String uri, String name, String qualified) throws SAXException {
        EAttribute attribute = valueOf;
        if (attribute == null) {
            objects.pop();
            return;
        }
        valueOf = null;
        @SuppressWarnings("unchecked") List<Object> list = (List<Object>) objects.element().eGet(attribute);
        if (!list.add(read(attribute, value.toString())))
            throw wrong("<%s> holds \"%s\" a second time; expected it once".formatted(qualified,
                    shortened(value.toString())));
    }

    @Override
    public void endDocument() throws SAXException {
        Session done = session;
        if (done == null)
            return;
        former.settle(done);
        if (done.getCursor() < 0 || done.getCursor() > done.getSteps().size())
            throw new SAXParseException("cursor is \"%d\"; expected a number of steps from 0 to %d".formatted(
                    done.getCursor(), done.getSteps().size()), null, null, cursorLine, cursorColumn);
    }

    // -- What leads out of the file -----------------------------------------------------------------------------------

    @Override
    @SuppressWarnings("null")
    public void startDTD(String name, String publicId, String systemId) throws SAXException {
        throw wrong("a DOCTYPE; expected none, sessions refer to nothing outside of their file");
    }

    @Override
    @SuppressWarnings("null")
    public InputSource resolveEntity(String name, String publicId, String baseUri, String systemId)
            throws SAXException {
        throw wrong("the entity \"%s\" refers to \"%s\"; sessions refer to nothing outside of their file"
                .formatted(name, systemId));
    }

    @Override
    @SuppressWarnings("null")
    public void skippedEntity(String name) throws SAXException {
        throw wrong("the entity \"%s\"; expected none".formatted(name));
    }

    @Override
    @SuppressWarnings("null")
    public void processingInstruction(String target, String data) throws SAXException {
        throw wrong("the processing instruction \"%s\"; expected none".formatted(target));
    }

    @Override
    @SuppressWarnings("null")
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }

    // -- Sentences ----------------------------------------------------------------------------------------------------

    private SAXException unknown(Attributes attributes, int i, String where, Stream<? extends ENamedElement> known) {
        String name = attributes.getQName(i);
        String local = attributes.getLocalName(i);
        if (local.equals("href") || local.equals("schemaLocation") || local.equals("noNamespaceSchemaLocation"))
            return wrong("the attribute %s refers to \"%s\"; sessions refer to nothing outside of their file"
                    .formatted(name, shortened(attributes.getValue(i))));
        return wrong("unknown attribute %s of a %s; expected %s".formatted(name, where, oneOf(known)));
    }

    private static Stream<EStructuralFeature> children(EClass type) {
        return type.getEAllStructuralFeatures().stream()
                .filter(feature -> feature instanceof EReference || feature.isMany());
    }

    private static Stream<EAttribute> single(EClass type) {
        return type.getEAllAttributes().stream().filter(attribute -> !attribute.isMany());
    }

    private static String oneOf(Stream<? extends ENamedElement> known) {
        List<String> names = known.map(ENamedElement::getName).toList();
        return names.isEmpty() ? "none" : "one of " + String.join(", ", names);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private SAXException wrong(String sentence) {
        return new SAXParseException(sentence, locator);
    }
}
