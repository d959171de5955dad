// The kit: its manifest, and the bytes of its documents.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Face = "json" | "xml";

export interface Entry {
  document: string;
  face: Face;
  valid: boolean;
  layer?: string;
  expand?: { find: string; text: string; times: number };
}

interface Manifest {
  json_schema: string;
  xsd: string;
  systematic: string;
  documents: Entry[];
}

export class Kit {
  readonly #folder: string;
  readonly #manifest: Manifest;
  readonly #lines = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
    for (const line of readFileSync(join(folder, this.#manifest.systematic), "utf8").trimEnd().split("\n")) {
      const { name, text } = JSON.parse(line) as { name: string; text: string };
      this.#lines.set(name, text);
    }
  }

  schema(face: Face): Uint8Array {
    return readFileSync(join(this.#folder, face === "json" ? this.#manifest.json_schema : this.#manifest.xsd));
  }

  /** The documents that the schemas judge. */
  get documents(): Entry[] {
    return this.#manifest.documents.filter((entry) => entry.layer === undefined);
  }

  bytes({ document, expand }: Entry): Uint8Array {
    const line = this.#lines.get(document);
    const bytes = line === undefined ? readFileSync(join(this.#folder, document)) : Buffer.from(line);
    if (expand === undefined) return bytes;
    return Buffer.from(bytes.toString("utf8").replaceAll(expand.find, expand.text.repeat(expand.times)));
  }
}
