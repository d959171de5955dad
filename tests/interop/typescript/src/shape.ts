// How the XML face is built, read off the XSD: what is an attribute, a child, a list, a mapping.

import { XmlElement, type XmlDocument } from "libxml2-wasm";

export type Simple = "text" | "integer" | "token";
export type Content =
  | { kind: "simple"; simple: Simple }
  | { kind: "object"; shape: Shape }
  | { kind: "list"; item: string; content: Content }
  | { kind: "mapping"; item: string; key: string; content: Content };

export interface Shape {
  /** Attributes in the order of the schema; a dot divides the name of an object from that of its field. */
  attributes: Map<string, Simple>;
  children: Map<string, Content>;
}

export function elements(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next) if (node instanceof XmlElement) found.push(node);
  return found;
}

export class Schema {
  readonly #named = new Map<string, XmlElement>();
  readonly #shapes = new Map<string, Shape>();

  constructor(xsd: XmlDocument) {
    for (const element of elements(xsd.root)) this.#named.set(`${element.name} ${said(element, "name")}`, element);
  }

  /** The shape of the outermost element. */
  root(name: string): Shape {
    const element = this.#named.get(`element ${name}`);
    if (element === undefined) throw new Error(`no element ${name}`);
    return this.#shape(said(element, "type"));
  }

  #shape(type: string): Shape {
    const known = this.#shapes.get(type);
    if (known !== undefined) return known;
    const shape: Shape = { attributes: new Map(), children: new Map() };
    this.#shapes.set(type, shape);
    for (const part of elements(this.#find("complexType", type))) {
      if (part.name === "attribute") this.#attribute(shape, part);
      if (part.name === "attributeGroup")
        for (const each of elements(this.#find("attributeGroup", said(part, "ref"))))
          if (each.name === "attribute") this.#attribute(shape, each);
      if (part.name === "sequence")
        for (const each of elements(part)) shape.children.set(said(each, "name"), this.#content(each));
    }
    return shape;
  }

  #attribute(shape: Shape, attribute: XmlElement): void {
    shape.attributes.set(said(attribute, "name"), this.#simple(said(attribute, "type")));
  }

  #content(element: XmlElement): Content {
    if (element.attr("type") !== null) return this.#typed(said(element, "type"));
    const item = only(only(only(element, "complexType"), "sequence"), "element");
    const name = said(item, "name");
    if (item.attr("type") !== null) return { kind: "list", item: name, content: this.#typed(said(item, "type")) };
    const [content] = elements(only(item, "complexType"));
    if (content === undefined) throw new Error(`${name} has no content`);
    const extension = only(content, "extension");
    const key = said(only(extension, "attribute"), "name");
    return { kind: "mapping", item: name, key, content: this.#typed(said(extension, "base")) };
  }

  #typed(type: string): Content {
    return this.#named.has(`complexType ${type}`)
      ? { kind: "object", shape: this.#shape(type) }
      : { kind: "simple", simple: this.#simple(type) };
  }

  /** What white space means follows from the type that the form restricts. */
  #simple(type: string): Simple {
    const base = said(only(this.#find("simpleType", type), "restriction"), "base");
    return base === "xs:string" ? "text" : base === "xs:integer" ? "integer" : "token";
  }

  #find(kind: string, name: string): XmlElement {
    const element = this.#named.get(`${kind} ${name}`);
    if (element === undefined) throw new Error(`the schema has no ${kind} ${name}`);
    return element;
  }
}

function said(element: XmlElement, attribute: string): string {
  return element.attr(attribute)?.value ?? "";
}

function only(parent: XmlElement, name: string): XmlElement {
  const found = elements(parent).find((element) => element.name === name);
  if (found === undefined) throw new Error(`${parent.name} has no ${name}`);
  return found;
}
