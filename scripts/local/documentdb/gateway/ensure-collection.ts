// A first write creates its collection. Inside a transaction DocumentDB would do that in the transaction: its neighbours, whose
// snapshots are older, could neither see the collection nor create it. So it is created beforehand, and stays if the transaction fails.
import { type Doc, decode, isDoc, isList, type Value } from "../../mongo/bson/values.ts";
import { isSet } from "../../mongo/commands/context.ts";
import type { Call, Gateway } from "./gateway-state.ts";
import { callFunction, text } from "./postgres-link.ts";

export async function ensureCollection(call: Call): Promise<void> {
  const { gateway, db, command, name } = call;
  const namespace = `${db}.${String(command[name])}`;
  if (call.transactionClient === null || gateway.namespaces.has(namespace) || !mayCreate(call)) return;
  // One after the other: the first collection of a database brings others with it.
  gateway.creating = gateway.creating.then(() => create(gateway, db, String(command[name])));
  await gateway.creating;
  gateway.namespaces.add(namespace);
}

export function forgetCollections({ gateway, db }: Call): void {
  for (const namespace of gateway.namespaces) if (namespace.startsWith(`${db}.`)) gateway.namespaces.delete(namespace);
}

/** A name it refuses is refused again, with its reason, by the write itself. */
async function create({ pool }: Gateway, db: string, collection: string): Promise<void> {
  await callFunction(pool, "documentdb_api.create_collection", [text(db), text(collection)]).catch(() => {});
}

function mayCreate({ name, command, sequences }: Call): boolean {
  if (name === "insert") return true;
  if (name === "findAndModify") return isSet(command.upsert);
  const isUpsert = (statement: Value | Doc): boolean => isDoc(statement) && isSet(statement.upsert);
  return (isList(command.updates) && command.updates.some(isUpsert)) || (sequences.get("updates") ?? []).map(decode).some(isUpsert);
}
