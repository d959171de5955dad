// Runs the kit: node out/runner.js KIT [FILE …]. Files are read and written like the valid documents of the kit.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Disclosure } from "./disclosure.js";
import { parseJson, type Validate, validator } from "./json.js";
import { type Face, Kit } from "./kit.js";
import { canonicalJson, type PlainObject } from "./plain.js";
import { XmlFace } from "./xml.js";

class Format {
  readonly #validate: Validate;
  readonly #xml: XmlFace;

  constructor(kit: Kit) {
    this.#validate = validator(parseJson(kit.schema("json")) as PlainObject);
    this.#xml = new XmlFace(kit.schema("xml"));
  }

  /** A valid document. Throws on any other. */
  read(bytes: Uint8Array, face: Face): Disclosure {
    const plain: unknown = face === "json" ? parseJson(bytes) : this.#xml.read(bytes);
    if (!this.#validate(plain)) throw new Error(JSON.stringify(this.#validate.errors));
    return plain;
  }

  digest(disclosure: Disclosure, face: Face): string {
    const plain = disclosure as unknown as PlainObject;
    const form = face === "json" ? canonicalJson(plain) : this.#xml.canonical(plain);
    return createHash("sha256").update(form, "utf8").digest("hex");
  }
}

/** How much a disclosure says: proof that the generated types fit. */
function summary(disclosure: Disclosure): string {
  const lines = disclosure.tables.flatMap((table) => table.lines);
  const amounts: string[] = lines.flatMap((line) => Object.values(line.amounts ?? {}));
  return [disclosure.publisher.name, disclosure.tables.length, lines.length, amounts.length].join("\t");
}

function main(folder: string, files: string[]): void {
  const kit = new Kit(folder);
  const format = new Format(kit);
  const judged: string[] = [];
  const written: string[] = [];
  const write = (name: string, disclosure: Disclosure): void => {
    for (const face of ["json", "xml"] as const)
      written.push(["round_trip", name, face, format.digest(disclosure, face)].join("\t"));
  };
  for (const entry of kit.documents) {
    let disclosure: Disclosure | undefined;
    try {
      disclosure = format.read(kit.bytes(entry), entry.face);
    } catch {
      // What is refused is told in its line.
    }
    judged.push(["validity", entry.document, disclosure === undefined ? "refused" : "accepted"].join("\t"));
    if (disclosure !== undefined) write(entry.document, disclosure);
  }
  for (const file of files) {
    const disclosure = format.read(readFileSync(file), file.endsWith(".xml") ? "xml" : "json");
    write(file, disclosure);
    console.error(summary(disclosure));
  }
  console.log([...judged, ...written].join("\n"));
}

const [folder, ...files] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node out/runner.js KIT [FILE …]");
main(folder, files);
