import { componentNameOf, isNever, type JsonSchema, type Keywords, resolveSchema } from "./json-schema.ts";
import { samplePattern } from "./pattern-sample.ts";

/**
 * A value that its own schema accepts: what the schema offers (example, default, constant), else a value made from its bounds.
 * `parts` decides whether optional fields are shown: a request shows what one has to send, an answer everything it can hold.
 */
type Parts = "required" | "all";
type Components = Readonly<Record<string, JsonSchema>>;
type Way = { components: Components; parts: Parts; opened: readonly string[] };

export function toExample(schema: JsonSchema, components: Components, parts: Parts, name = ""): unknown {
  return make(schema, { components, parts, opened: [] }, name);
}

const DEEPEST = 10;

function make(schema: JsonSchema, way: Way, name: string): unknown {
  const keywords = resolveSchema(schema, way.components);
  const offered = [...(keywords.examples ?? []), keywords.default, keywords.const, ...(keywords.enum ?? [])].find(
    (value) => value !== undefined,
  );
  if (offered !== undefined) return offered;
  const component = componentNameOf(schema);
  if (component !== null && way.opened.includes(component)) return null;
  const deeper = { ...way, opened: [...way.opened, component ?? ""] };
  const options = keywords.anyOf ?? keywords.oneOf;
  const option = options?.find((each) => typeof each === "boolean" || each.type !== "null");
  if (option !== undefined) return make(option, deeper, name);
  switch (typeOf(keywords)) {
    case "string":
      return makeString(keywords, name);
    case "integer":
    case "number":
      return makeNumber(keywords, name);
    case "boolean":
      return true;
    case "array":
      return makeArray(keywords, deeper, name);
    case "object":
      return makeObject(keywords, deeper);
    case "null":
      return null;
    default:
      return "…";
  }
}

function typeOf({ type, properties, items }: Keywords): string | undefined {
  const first = typeof type === "string" ? type : type?.find((each) => each !== "null");
  return first ?? (properties ? "object" : items === undefined ? undefined : "array");
}

function makeObject({ properties = {}, required = [], additionalProperties, propertyNames }: Keywords, way: Way): Record<string, unknown> {
  const shown = Object.entries(properties).filter(([name]) => way.parts === "all" || required.includes(name) || required.length === 0);
  // A tree without an end in sight shows what it must hold and no more.
  const kept = way.opened.length > DEEPEST ? shown.filter(([name]) => required.includes(name)) : shown;
  const made = Object.fromEntries(kept.map(([name, schema]) => [name, make(schema, way, name)]));
  if (Object.keys(properties).length > 0 || additionalProperties === undefined || typeof additionalProperties === "boolean") return made;
  // A record over a closed list of names holds all of them.
  if (required.length > 0) return Object.fromEntries(required.map((key) => [key, make(additionalProperties, way, key)]));
  const keys = propertyNames === undefined ? {} : resolveSchema(propertyNames, way.components);
  const key = keys.pattern === undefined && keys.enum === undefined ? "name" : String(make(keys, way, ""));
  return { [key]: make(additionalProperties, way, key) };
}

function makeArray({ items, prefixItems, minItems = 1, maxItems = 1 }: Keywords, way: Way, name: string): unknown[] {
  if (prefixItems) return prefixItems.map((schema) => make(schema, way, name));
  if (items === undefined || maxItems === 0 || isNever(items)) return [];
  return Array.from({ length: Math.max(1, minItems) }, () => make(items, way, name.replace(/s$/, "")));
}

const NUMBERS: Readonly<Record<string, number>> = { limit: 30, temperature: 0.7, status: 200, durationMs: 184, latencyMs: 420 };

function makeNumber({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Keywords, name: string): number {
  const step = type === "integer" ? 1 : 0.1;
  const least = Math.max(
    minimum ?? Number.NEGATIVE_INFINITY,
    exclusiveMinimum === undefined ? Number.NEGATIVE_INFINITY : exclusiveMinimum + step,
  );
  const most = Math.min(
    maximum ?? Number.POSITIVE_INFINITY,
    exclusiveMaximum === undefined ? Number.POSITIVE_INFINITY : exclusiveMaximum - step,
  );
  const wanted = NUMBERS[name] ?? 1;
  return Math.min(Math.max(wanted, least), most);
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2026-03-14T09:26:53.000Z",
  date: "2026-03-14",
  uri: "https://aegis.example/docs/errors/request.invalid",
  email: "ada@example.com",
  uuid: "0b9c8f5e-6f0a-4c1d-9a57-2d4f8f1b3c6e",
};

const TEXTS: Readonly<Record<string, string>> = {
  name: "Ada Lovelace",
  email: "ada@example.com",
  password: "correct horse battery 9",
  currentPassword: "correct horse battery 9",
  newPassword: "four unrelated words 7",
  organizationName: "Analytical Engines",
  message: "What is 12 * 12?",
  content: "12 * 12 = 144",
  title: "Quarterly figures",
  token: "eyJhbGciOiJkaXIi…",
  id: "01JX4Q8Z7M2V9K5T3R6N0W1Y8P",
  requestId: "req_01JX4Q8Z7M2V9K5T3R6N0W1Y8P",
  orgId: "org_01JX4Q8Z7M2V9K5T3R6N0W1Y8P",
  model: "demo",
  provider: "demo",
  currency: "USD",
  code: "request.invalid",
  detail: "/body/message: must not be empty",
  pointer: "/body/message",
  reason: "Agreed with the person on the phone.",
  version: "0.1.0",
};

function makeString({ format, pattern, minLength = 0, maxLength }: Keywords, name: string): string {
  const known = format === undefined ? undefined : FORMATS[format];
  if (known !== undefined) return known;
  const named = TEXTS[name];
  if (pattern !== undefined && !(named !== undefined && new RegExp(pattern, "u").test(named))) return samplePattern(pattern) ?? "text";
  return (named ?? "text").padEnd(minLength, " text").slice(0, maxLength);
}
