package org.daxscope.model.persistence;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.daxscope.model.Session;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** Reads the bytes of one session file. */
final class SessionReader {
    private final String file;

    SessionReader(String file) {
        this.file = file;
    }

    Session read(byte[] bytes) throws SessionFileException {
        SessionHandler handler = new SessionHandler();
        try {
            parser(handler).parse(new InputSource(new StringReader(decode(bytes))));
        } catch (SAXParseException e) {
            throw new SessionFileException(file, Math.max(1, e.getLineNumber()), Math.max(1, e.getColumnNumber()),
                    sentence(e), e);
        } catch (SAXException | RuntimeException e) {
            // Nothing else is known to come out of the parser, but the file is from outside: it is to blame, not we.
            throw new SessionFileException(file, "cannot be read as XML: " + e.getMessage() + ".", e);
        } catch (SessionFileException e) {
            throw e;
        } catch (IOException e) {
            throw new SessionFileException(file, "cannot be read: " + e.getMessage() + ".", e);
        }
        Session session = handler.session();
        if (session == null)
            throw new SessionFileException(file, "holds no session.", null);
        return session;
    }

    private static XMLReader parser(SessionHandler handler) throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver(handler);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of the JDK lacks a feature", e);
        }
    }

    private static String sentence(SAXParseException e) {
        String text = e.getMessage();
        return text.endsWith(".") ? text : text + ".";
    }

    /** Always UTF-8, whatever the file says of itself. */
    private String decode(byte[] bytes) throws SessionFileException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            throw new SessionFileException(file, line, text.length() - text.lastIndexOf('\n'),
                    "the byte 0x%02x is not UTF-8; expected text in UTF-8.".formatted(in.get(in.position())), null);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
