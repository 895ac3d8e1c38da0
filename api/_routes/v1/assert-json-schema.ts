// A schema that is none would be answered by each vendor with a riddle of its own. The validator is loaded when the first one comes.

import type { ErrorObject, ValidateFunction } from "ajv";
import { invalidParameter } from "./invalid-parameter.ts";

type Schema = Readonly<Record<string, unknown>>;
type Dialects = { draft7: ValidateFunction; draft2020: ValidateFunction };

let dialects: Promise<Dialects> | null = null;

async function loadDialects(): Promise<Dialects> {
  const [{ Ajv }, { Ajv2020 }] = await Promise.all([import("ajv"), import("ajv/dist/2020.js")]);
  const options = { strict: false, validateFormats: false, logger: false } as const;
  const compiled = (ajv: InstanceType<typeof Ajv>, id: string): ValidateFunction => {
    const validate = ajv.getSchema(id);
    if (!validate) throw new Error(`The validator does not know ${id}.`);
    return validate;
  };
  return {
    draft7: compiled(new Ajv(options), "http://json-schema.org/draft-07/schema"),
    draft2020: compiled(new Ajv2020(options), "https://json-schema.org/draft/2020-12/schema"),
  };
}

/** Programs send the same tools again and again. */
const KNOWN_MAX = 500;
const known = new Set<string>();

/** Of a tool's parameters or an answer's shape: a JSON Schema of an object. One that names no dialect may be of either. */
export async function assertJsonSchema(schema: Schema, path: readonly (string | number)[]): Promise<void> {
  const text = JSON.stringify(schema);
  if (known.has(text)) return;
  if (schema.type !== undefined && schema.type !== "object")
    throw refuse([...path, "type"], `it describes ${JSON.stringify(schema.type)}, not an object`);
  dialects ??= loadDialects();
  const { draft7, draft2020 } = await dialects;
  const dialect = String(schema.$schema ?? "");
  const allowed = /draft-0[4-7]/.test(dialect) ? [draft7] : dialect === "" ? [draft2020, draft7] : [draft2020];
  const failures = allowed.map((validate) => (validate(schema) ? null : (validate.errors?.[0] ?? null)));
  if (allowed.some((_validate, index) => failures[index] === null)) {
    if (known.size >= KNOWN_MAX) known.clear();
    known.add(text);
    return;
  }
  throw toRefusal(failures[0] ?? null, path);
}

function toRefusal(failure: ErrorObject | null, path: readonly (string | number)[]) {
  const inner = (failure?.instancePath ?? "").split("/").slice(1);
  return refuse([...path, ...inner], failure?.message ?? "its meaning is unknown");
}

function refuse(path: readonly (string | number)[], why: string) {
  return invalidParameter(path, `This is not a JSON Schema: ${why}.`, "gateway.invalid_schema");
}
