import { EJSON } from "bson";
import { type Doc, decode, fieldOf, isDoc, isList, type Value } from "../../mongo/bson/values.ts";
import type { Call } from "./gateway-state.ts";
import { type CatalogIndex, listCatalogIndexes } from "./index-catalog.ts";

/** What is known of a violation: the words of DocumentDB or PostgreSQL, PostgreSQL's detail, and the statement's position. */
export type Violation = { message: string; detail?: string | undefined; position?: number };

const ID_INDEX: CatalogIndex = { id: 0, name: "_id_", key: { _id: 1 } };

/**
 * Clients look for MongoDB's words and `keyPattern`. The key's values are known for an insert, whose document is at hand, and
 * where PostgreSQL shows the document; of one statement among several updates they are not.
 */
export async function describeDuplicate(call: Call, violation: Violation): Promise<Doc> {
  const collection = String(call.command[call.name]);
  const index = findViolated(violation.message, await listCatalogIndexes(call.gateway, call.db, collection));
  const document = documentInDetail(violation.detail ?? "") ?? insertedDocument(call, violation.position);
  const keyValue = document === null ? null : valuesAt(document, index.key);
  const namespace = `${call.db}.${collection}`;
  const errmsg = `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${words(keyValue)}`;
  return { errmsg, keyPattern: index.key, ...(keyValue !== null && { keyValue }) };
}

export function findViolated(message: string, indexes: readonly CatalogIndex[]): CatalogIndex {
  const number = /constraint "documents_\w*?index_(\d+)"/.exec(message)?.[1];
  const name = /Index '(.*)'/.exec(message)?.[1];
  return indexes.find((index) => (number === undefined ? index.name === name : index.id === Number(number))) ?? ID_INDEX;
}

/** PostgreSQL prints the key of a violation: for an index of ours that is the document, for the primary key its `_id`. */
export function documentInDetail(detail: string): Doc | null {
  const [, primary, hex] = /=\((\d+, )?BSONHEX([0-9a-f]+)/i.exec(detail) ?? [];
  if (hex === undefined) return null;
  const document = decode(Buffer.from(hex, "hex"));
  return primary === undefined ? document : { _id: Object.values(document)[0] };
}

function insertedDocument({ name, command, sequences }: Call, position: number | undefined): Doc | null {
  if (name !== "insert" || position === undefined) return null;
  const beside = sequences.get("documents")?.[position];
  if (beside !== undefined) return decode(beside);
  const inline = isList(command.documents) ? command.documents[position] : undefined;
  return isDoc(inline) ? inline : null;
}

function valuesAt(document: Doc, key: Doc): Doc {
  return Object.fromEntries(Object.keys(key).map((path) => [path, valueAt(document, path) ?? null]));
}

function valueAt(document: Doc, path: string): Value {
  return path.split(".").reduce<Value>((value, name) => (isDoc(value) ? fieldOf(value, name) : undefined), document);
}

/** MongoDB prints `{ name: "value" }`. */
function words(keyValue: Doc | null): string {
  if (keyValue === null) return "{ }";
  const fields = Object.entries(keyValue).map(([name, value]) => `${name}: ${EJSON.stringify(value)}`);
  return `{ ${fields.join(", ")} }`;
}
