import type { Document } from "mongodb";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import { defineCollection } from "../../../lib/platform/db.ts";
import { collections } from "../../../lib/runtime/collections.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { findCanaries } from "../history/canary.ts";
import type { World } from "../world/world.ts";
import { type Opened, openCollection, openStreams } from "./open-values.ts";

/** Every collection, every stream and every log line, searched for what should not be legible and for what should be. */
export async function readSealed(world: World, runtime: Runtime): Promise<Opened> {
  const { db } = runtime.deps;
  const parts: Opened[] = [];
  for (const { name } of collections) {
    const documents = await db
      .collection(defineCollection<Document>({ name, indexes: [] }))
      .find({})
      .toArray();
    parts.push(await openCollection(runtime.deps.cipher, name, documents));
    if (name === turnCollection.name)
      parts.push(
        await openStreams(
          runtime,
          documents.map(({ _id, orgId }) => ({ id: String(_id), orgId: String(orgId) })),
        ),
      );
  }
  const logs = findCanaries(world.logs().join(""));
  return {
    decrypted: parts.flatMap(({ decrypted }) => decrypted),
    undecryptable: parts.flatMap(({ undecryptable }) => undecryptable),
    exposed: [...parts.flatMap(({ exposed }) => exposed), ...(logs.length > 0 ? [{ place: "the workers' logs", canaries: logs }] : [])],
  };
}
