package doudi.open311;

import java.util.List;

/**
 * One element of an answer: a text, a number or a truth value, or other elements. Written as XML, and as JSON by the Spark mapping; an
 * empty one is null there.
 *
 * @param content null unless it is a plain value
 * @param children of fields, by name; of a list, all of one name
 */
record Element(String name, Object content, List<Element> children, Form form) {
  enum Form { VALUE, FIELDS, LIST }

  Element {
    children = List.copyOf(children);
  }

  /** @param content null for an empty element */
  static Element value(String name, Object content) {
    return new Element(name, content, List.of(), Form.VALUE);
  }

  static Element fields(String name, Element... children) {
    return new Element(name, null, List.of(children), Form.FIELDS);
  }

  static Element list(String name, List<Element> children) {
    return new Element(name, null, children, Form.LIST);
  }
}
