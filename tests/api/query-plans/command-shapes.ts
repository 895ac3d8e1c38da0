import type { DatabaseCommand } from "../../../lib/platform/db.ts";

/** A command with its values left out: two commands of one shape are planned alike. */
export type CommandShape = {
  name: string;
  collection: string;
  filter: object;
  sort: object | null;
  pipeline: object[] | null;
  label: string;
};

type Fields = Readonly<Record<string, unknown>>;
/** The driver keeps sort patterns as maps, which have an order. */
const toSort = (sort: unknown): unknown => (sort instanceof Map ? Object.fromEntries(sort) : sort);
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const READING = new Set(["find", "aggregate", "findAndModify", "update", "delete"]);

/** Every filter a command carries; empty for what does not look anything up. */
export function toShapes({ name, command }: DatabaseCommand): CommandShape[] {
  if (!READING.has(name)) return [];
  const collection = String(command[name]);
  const shape = (filter: unknown, sort: unknown = null, pipeline: object[] | null = null): CommandShape => ({
    name,
    collection,
    filter: fieldsOf(filter),
    sort: isFields(sort) && Object.keys(sort).length > 0 ? sort : null,
    pipeline,
    label: `${collection} ${name} ${describeFilter(filter)}${isFields(sort) ? ` sort ${JSON.stringify(sort)}` : ""}${pipeline ? ` | ${pipeline.map((stage) => Object.keys(stage)).join(" | ")}` : ""}`,
  });
  switch (name) {
    case "aggregate": {
      const pipeline = listOf(command.pipeline).filter(isFields);
      return [shape(pipeline[0]?.$match, null, pipeline)];
    }
    case "findAndModify":
      return [shape(command.query, toSort(command.sort))];
    case "update":
      return listOf(command.updates).map((update) => shape(fieldsOf(update).q));
    case "delete":
      return listOf(command.deletes).map((each) => shape(fieldsOf(each).q));
    default:
      return [shape(command.filter, toSort(command.sort))];
  }
}

/** Inserted documents by collection. */
export function toInserts({ name, command }: DatabaseCommand): { collection: string; document: Fields }[] {
  return name === "insert"
    ? listOf(command.documents).map((document) => ({ collection: String(command.insert), document: fieldsOf(document) }))
    : [];
}

/** `{ orgId: "org_1", at: { $lt: … } }` reads `{orgId, at:{$lt}}`. */
function describeFilter(filter: unknown): string {
  const parts = Object.entries(fieldsOf(filter)).map(([name, value]) => {
    if (name.startsWith("$")) return `${name}:[${listOf(value).map(describeFilter).join(",")}]`;
    const operators = isFields(value) ? Object.keys(value).filter((key) => key.startsWith("$")) : [];
    return operators.length > 0 ? `${name}:{${operators.join(",")}}` : name;
  });
  return `{${parts.join(", ")}}`;
}
