import { componentNameOf, isNever, type JsonSchema, type Keywords, resolveSchema } from "./json-schema.ts";

/**
 * A JSON Schema as a reader needs it: one word for the type, its bounds as short phrases, and what lies inside. An array takes
 * over the inside of its items; a component that holds itself is named instead of opened again.
 */
export type SchemaNode = {
  type: string;
  isNullable: boolean;
  isDeprecated: boolean;
  description: string | null;
  /** Bounds, such as "at most 120 characters". */
  notes: readonly string[];
  /** JSON texts of the only values allowed. */
  values: readonly string[];
  /** JSON text. */
  fallback: string | null;
  fields: readonly SchemaField[];
  options: readonly SchemaNode[];
};
export type SchemaField = { name: string; isRequired: boolean; node: SchemaNode };

type Components = Readonly<Record<string, JsonSchema>>;
/** Deeper than any schema of ours is written by hand. */
const DEEPEST = 12;

export function toSchemaNode(schema: JsonSchema, components: Components, opened: readonly string[] = []): SchemaNode {
  const name = componentNameOf(schema);
  if (opened.length > DEEPEST || (name !== null && opened.includes(name))) return { ...EMPTY, type: `${name ?? "object"}, as above` };
  const path = [...opened, name ?? ""];
  const keywords = resolveSchema(schema, components);
  const { isNullable, rest } = splitNull(keywords);
  const only = rest.length === 1 ? rest[0] : undefined;
  if (only !== undefined && isNullable) {
    const inner = toSchemaNode(only, components, path);
    return { ...inner, isNullable: true, description: keywords.description ?? inner.description };
  }
  const words = {
    isNullable: isNullable || typesOf(keywords).includes("null"),
    isDeprecated: keywords.deprecated === true,
    description: keywords.description ?? null,
    values: valuesOf(keywords),
    fallback: keywords.default === undefined ? null : JSON.stringify(keywords.default),
  };
  if (rest.length > 0) {
    const options = rest.map((each) => toSchemaNode(each, components, path));
    return { ...EMPTY, ...words, type: unionName(options), options: options.some(hasInside) ? options : [] };
  }
  return { ...EMPTY, ...words, ...insideOf(keywords, components, path) };
}

const EMPTY: SchemaNode = {
  type: "any",
  isNullable: false,
  isDeprecated: false,
  description: null,
  notes: [],
  values: [],
  fallback: null,
  fields: [],
  options: [],
};

export function hasInside({ fields, options }: SchemaNode): boolean {
  return fields.length > 0 || options.length > 0;
}

function splitNull({ anyOf, oneOf }: Keywords): { isNullable: boolean; rest: readonly JsonSchema[] } {
  const all = anyOf ?? oneOf ?? [];
  const rest = all.filter((each) => typeof each === "boolean" || each.type !== "null");
  return { isNullable: rest.length < all.length, rest };
}

function typesOf({ type }: Keywords): readonly string[] {
  return type === undefined ? [] : typeof type === "string" ? [type] : type;
}

function valuesOf(keywords: Keywords): string[] {
  if (keywords.const !== undefined) return [JSON.stringify(keywords.const)];
  return (keywords.enum ?? []).map((value) => JSON.stringify(value));
}

function insideOf(
  keywords: Keywords,
  components: Components,
  path: readonly string[],
): Pick<SchemaNode, "type" | "notes" | "fields" | "options"> {
  const notes = notesOf(keywords);
  if (keywords.items !== undefined || keywords.prefixItems) return insideOfArray(keywords, components, path);
  const fields = Object.entries(keywords.properties ?? {}).map(([name, schema]): SchemaField => {
    return { name, isRequired: keywords.required?.includes(name) ?? false, node: toSchemaNode(schema, components, path) };
  });
  const more = keywords.additionalProperties;
  if (more !== undefined && more !== false && (more !== true || fields.length === 0)) {
    fields.push({ name: "[name]", isRequired: false, node: toSchemaNode(more, components, path) });
  }
  const isObject = fields.length > 0 || typesOf(keywords).includes("object");
  const type = isObject
    ? "object"
    : typesOf(keywords)
        .filter((each) => each !== "null")
        .join(" or ") || typeOfValues(keywords);
  return { type, notes, fields, options: [] };
}

function insideOfArray(
  keywords: Keywords,
  components: Components,
  path: readonly string[],
): Pick<SchemaNode, "type" | "notes" | "fields" | "options"> {
  const notes = notesOf(keywords);
  if (keywords.prefixItems) {
    const fields = keywords.prefixItems.map((schema, index): SchemaField => {
      return { name: `[${index}]`, isRequired: true, node: toSchemaNode(schema, components, path) };
    });
    return { type: `array of ${fields.length}`, notes, fields, options: [] };
  }
  if (keywords.items !== undefined && isNever(keywords.items)) return { type: "array, always empty", notes, fields: [], options: [] };
  const item = toSchemaNode(keywords.items ?? {}, components, path);
  const values = item.values.length > 0 ? [`each ${item.values.join(" or ")}`] : [];
  return {
    type: `array of ${plural(item.type)}`,
    notes: [...notes, ...values, ...item.notes.map((note) => `each: ${note}`)],
    fields: item.fields,
    options: item.options,
  };
}

function typeOfValues(keywords: Keywords): string {
  const types = new Set((keywords.const === undefined ? (keywords.enum ?? []) : [keywords.const]).map((value) => typeof value));
  return [...types].join(" or ") || "any";
}

function plural(type: string): string {
  if (type === "any") return "anything";
  return /^(?:string|number|integer|boolean|object|array)$/.test(type) ? `${type}s` : type.replace(/^array of/, "arrays of");
}

function unionName(options: readonly SchemaNode[]): string {
  const types = [...new Set(options.map(({ type }) => type))];
  return options.some(hasInside) ? `one of ${options.length}` : types.join(" or ");
}

function notesOf(keywords: Keywords): string[] {
  const { format, pattern, minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minItems, maxItems } = keywords;
  return [
    ...(format === undefined ? [] : [FORMATS[format] ?? format]),
    ...bounds(minLength, maxLength, "character"),
    ...bounds(minItems, maxItems, "item"),
    ...(minimum === undefined ? [] : [`≥ ${minimum.toLocaleString("en")}`]),
    ...(exclusiveMinimum === undefined ? [] : [`> ${exclusiveMinimum.toLocaleString("en")}`]),
    ...(maximum === undefined ? [] : [`≤ ${maximum.toLocaleString("en")}`]),
    ...(exclusiveMaximum === undefined ? [] : [`< ${exclusiveMaximum.toLocaleString("en")}`]),
    ...(pattern === undefined ? [] : [`matches ${pattern}`]),
  ];
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "time, ISO 8601 in UTC",
  date: "date, YYYY-MM-DD",
  uri: "address (URI)",
  email: "e-mail address",
};

function bounds(least: number | undefined, most: number | undefined, thing: string): string[] {
  const count = (value: number) => `${value.toLocaleString("en")} ${thing}${value === 1 ? "" : "s"}`;
  if (least !== undefined && least === most) return [`exactly ${count(least)}`];
  return [...(least === undefined ? [] : [`at least ${count(least)}`]), ...(most === undefined ? [] : [`at most ${count(most)}`])];
}

/** What tells one option of a union from the others: its only allowed value of some field, or its type. */
export function optionName({ type, fields }: SchemaNode): string {
  const sign = fields.find(({ node }) => node.values.length === 1);
  return sign ? `${sign.name}: ${sign.node.values[0] ?? ""}` : type;
}
