// The XML face: from elements to plain values and back, by the shape that the XSD tells.

import { ParseOption, XmlDocument, type XmlElement, XsdValidator } from "libxml2-wasm";
import { isObject, type Plain, type PlainObject } from "./plain.js";
import { type Content, elements, Schema, type Shape, type Simple } from "./shape.js";

const ROOT = "disclosure";
const ENCODINGS = [null, "", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII"];

export class XmlFace {
  readonly #validator: XsdValidator;
  readonly #shape: Shape;
  readonly #namespace: string;

  constructor(xsd: Uint8Array) {
    const document = XmlDocument.fromBuffer(xsd);
    this.#validator = XsdValidator.fromDoc(document);
    this.#shape = new Schema(document).root(ROOT);
    this.#namespace = document.root.attr("targetNamespace")?.value ?? "";
  }

  /** A document as plain values. Throws where it is not well-formed or not valid by the XSD. */
  read(bytes: Uint8Array): PlainObject {
    const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NOCDATA });
    try {
      if (document.dtd !== null) throw new Error("a DOCTYPE");
      if (!ENCODINGS.includes(document.encoding?.toUpperCase() ?? null)) throw new Error(`${document.encoding}`);
      this.#validator.validate(document);
      return readObject(document.root, this.#shape);
    } finally {
      document.dispose();
    }
  }

  /** The canonical form of plain values that are valid. */
  canonical(plain: PlainObject): string {
    const document = XmlDocument.create();
    try {
      const root = document.createRoot(ROOT, this.#namespace);
      writeObject(root, plain, this.#shape);
      return document.canonicalizeToString();
    } finally {
      document.dispose();
    }
  }
}

function readObject(element: XmlElement, shape: Shape): PlainObject {
  const plain: PlainObject = {};
  for (const attribute of element.attrs) {
    const simple = attribute.namespaceUri === "" ? shape.attributes.get(attribute.name) : undefined;
    if (simple === undefined) continue; // the key of a mapping, or an attribute such as xsi:schemaLocation
    const value = readSimple(attribute.value, simple);
    const [outer, inner] = attribute.name.split(".");
    if (outer === undefined) continue;
    if (inner === undefined) plain[outer] = value;
    else plain[outer] = { ...(isObject(plain[outer]) ? plain[outer] : {}), [inner]: value };
  }
  for (const child of elements(element)) {
    const content = shape.children.get(child.name);
    if (content === undefined) throw new Error(`${child.name} is unknown`);
    plain[child.name] = readContent(child, content);
  }
  return plain;
}

function readContent(element: XmlElement, content: Content): Plain {
  switch (content.kind) {
    case "simple":
      return readSimple(element.content, content.simple);
    case "object":
      return readObject(element, content.shape);
    case "list":
      return elements(element).map((item) => readContent(item, content.content));
    case "mapping":
      return Object.fromEntries(
        elements(element).map((item) => [item.attr(content.key)?.value ?? "", readContent(item, content.content)]),
      );
  }
}

function readSimple(text: string, simple: Simple): Plain {
  if (simple === "text") return text;
  const token = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  return simple === "integer" ? Number(token) : token;
}

function writeObject(element: XmlElement, plain: PlainObject, shape: Shape): void {
  for (const name of shape.attributes.keys()) {
    const [outer, inner] = name.split(".");
    const whole = outer === undefined ? undefined : plain[outer];
    const value = inner === undefined ? whole : isObject(whole) ? whole[inner] : undefined;
    if (value !== undefined) element.setAttr(name, String(value));
  }
  for (const [name, content] of shape.children) {
    const value = plain[name];
    if (value !== undefined) writeContent(element.addElement(name), value, content);
  }
}

function writeContent(element: XmlElement, value: Plain, content: Content): void {
  if (content.kind === "simple") element.addText(String(value));
  if (content.kind === "object" && isObject(value)) writeObject(element, value, content.shape);
  if (content.kind === "list" && Array.isArray(value))
    for (const each of value) writeContent(element.addElement(content.item), each, content.content);
  if (content.kind === "mapping" && isObject(value))
    for (const [key, each] of Object.entries(value)) {
      const item = element.addElement(content.item);
      item.setAttr(content.key, key);
      writeContent(item, each, content.content);
    }
}
