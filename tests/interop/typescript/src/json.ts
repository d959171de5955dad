// The JSON face: strict reading, and the JSON Schema by ajv.

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import jsonc from "jsonc-parser";
import type { Disclosure } from "./disclosure.js";
import { isObject, type Plain, type PlainObject } from "./plain.js";

export type Validate = ValidateFunction<Disclosure>;

export function validator(schema: PlainObject): Validate {
  return new Ajv2020({ strict: true, strictRequired: false }).compile<Disclosure>(schema);
}

/** A JSON text as plain values. Throws on whatever the format does not allow a text to be. */
export function parseJson(bytes: Uint8Array): Plain {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const value = JSON.parse(text) as Plain;
  demandPlainSpelling(text);
  demandWellFormed(value);
  return value;
}

/** What parsing forgets: a key that is repeated, a number with a fraction. The format has integers only. */
function demandPlainSpelling(text: string): void {
  const open: Set<string>[] = [];
  jsonc.visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key) => {
      const keys = open.at(-1);
      if (keys?.has(key)) throw new Error(`${key} is repeated`);
      keys?.add(key);
    },
    onLiteralValue: (value: unknown, offset, length) => {
      const spelling = text.slice(offset, offset + length);
      if (typeof value === "number" && !/^-?[0-9]+$/.test(spelling)) throw new Error(`${spelling} is no integer`);
    },
  });
}

/** No text holds half a surrogate pair. */
function demandWellFormed(value: Plain): void {
  if (typeof value === "string" && !value.isWellFormed()) throw new Error("half a character");
  if (Array.isArray(value)) value.forEach(demandWellFormed);
  if (isObject(value)) Object.values(value).forEach(demandWellFormed);
}
