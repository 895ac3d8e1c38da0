// JSON Schemas of users, held against answers of models. Neither may cost more than it is worth: a schema is bounded with all that its
// references bring in, may not refer to itself, and its patterns are matched by RE2.

import type { Options, ValidateFunction } from "ajv";

type Schema = Readonly<Record<string, unknown>>;
type Dialects = { draft7(schema: Schema): ValidateFunction; draft2020(schema: Schema): ValidateFunction };
/** Says what does not fit, null where all does. */
export type SchemaTest = (value: unknown) => string | null;
export type ReadSchema = { type: "schema"; test: SchemaTest } | { type: "refused"; why: string };

const TEXT_MAX = 20_000;
const DEPTH_MAX = 30;
/** With every reference counted as often as it is followed. */
const NODES_MAX = 2_000;
const KNOWN_MAX = 100;
/** Following them, no bound could be told beforehand. */
const UNBOUNDED = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary"];
/** Compares every element with every other. */
const UNIQUE_MAX = 1_000;

const known = new Map<string, ReadSchema>();
let dialects: Promise<Dialects> | null = null;

export async function readAnswerSchema(schema: Schema): Promise<ReadSchema> {
  const text = JSON.stringify(schema);
  const seen = known.get(text);
  if (seen) return seen;
  const read = await readNew(schema, text);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(text, read);
  return read;
}

async function readNew(schema: Schema, text: string): Promise<ReadSchema> {
  const why = text.length > TEXT_MAX ? `it has more than ${TEXT_MAX} characters` : findFault(schema);
  if (why !== null) return { type: "refused", why };
  dialects ??= loadDialects();
  const { draft7, draft2020 } = await dialects;
  const compile = /draft-0[4-7]/.test(String(schema.$schema ?? "")) ? draft7 : draft2020;
  try {
    const validate = compile(schema);
    return { type: "schema", test: (value) => (validate(value) ? null : toSentence(validate)) };
  } catch (error) {
    return { type: "refused", why: error instanceof Error ? error.message.slice(0, 200) : "its meaning is unknown" };
  }
}

function toSentence({ errors }: ValidateFunction): string {
  const first = errors?.[0];
  const place = first?.instancePath ? `At ${first.instancePath}: ` : "";
  return `${place}${first?.message ?? "it does not fit"}`.slice(0, 300);
}

async function loadDialects(): Promise<Dialects> {
  const [{ Ajv }, { Ajv2020 }, { RE2JS }] = await Promise.all([import("ajv"), import("ajv/dist/2020.js"), import("re2js")]);
  const toPattern = (source: string) => {
    const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
    // Ajv tells patterns apart by their text.
    return { test: (text: string) => pattern.matcher(text).find(), toString: () => source };
  };
  const regExp = Object.assign(toPattern, { code: "RE2JS" });
  const options: Options = { strict: false, validateFormats: false, logger: false, addUsedSchema: false, code: { regExp } };
  // A new one each time: what one organization's schema says stays out of the next.
  return { draft7: (schema) => new Ajv(options).compile(schema), draft2020: (schema) => new Ajv2020(options).compile(schema) };
}

type Walk = { root: Schema; nodes: number; path: string[] };

/** What keeps it from being used, null where nothing does. */
function findFault(root: Schema): string | null {
  return walkSchema({ root, nodes: 0, path: [] }, root, 0);
}

function walkSchema(walk: Walk, node: unknown, depth: number): string | null {
  walk.nodes += 1;
  if (walk.nodes > NODES_MAX) return `with what its references bring in it has more than ${NODES_MAX} parts`;
  if (depth > DEPTH_MAX) return `it is more than ${DEPTH_MAX} deep`;
  if (typeof node !== "object" || node === null) return null;
  const fault = Array.isArray(node) ? null : faultOfKeywords(toSchema(node));
  if (fault !== null) return fault;
  for (const [key, value] of Object.entries(node)) {
    // What is only referred to counts where it is.
    if (key === "$defs" || key === "definitions") continue;
    const inner = key === "$ref" && typeof value === "string" ? followRef(walk, value, depth) : walkSchema(walk, value, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}

function faultOfKeywords(node: Schema): string | null {
  const unbounded = UNBOUNDED.find((keyword) => Object.hasOwn(node, keyword));
  if (unbounded) return `it has ${unbounded}, which is not followed here`;
  if (typeof node.format === "string") return "it has a format, which is not checked here: say it with a pattern";
  const most = node.maxItems;
  if (node.uniqueItems === true && !(typeof most === "number" && most <= UNIQUE_MAX))
    return `uniqueItems needs maxItems of at most ${UNIQUE_MAX} beside it`;
  return null;
}

function followRef(walk: Walk, reference: string, depth: number): string | null {
  const parts = /^#\/(\$defs|definitions)\/([^/~%]{1,200})$/.exec(reference);
  const [, shelf = "", name = ""] = parts ?? [];
  const defs = walk.root[shelf];
  const target = typeof defs === "object" && defs !== null ? toSchema(defs)[name] : undefined;
  if (target === undefined) return `${reference.slice(0, 100)} is not among its $defs or definitions`;
  if (walk.path.includes(reference)) return `${reference.slice(0, 100)} refers to itself`;
  walk.path.push(reference);
  const fault = walkSchema(walk, target, depth + 1);
  walk.path.pop();
  return fault;
}

/** An object that is no list has names for keys, and nothing is taken for granted of what stands under them. */
function toSchema(value: object): Schema {
  return value as Schema;
}
