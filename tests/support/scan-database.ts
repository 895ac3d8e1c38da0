import type { Document } from "mongodb";
import { MongoClient } from "mongodb";

/** Every document of every collection there is, declared or not, as the server has it. */
export async function readDatabase(uri: string): Promise<Map<string, Document[]>> {
  const client = new MongoClient(uri);
  try {
    const names = (await client.db().listCollections().toArray()).map(({ name }) => name).toSorted();
    const found = new Map<string, Document[]>();
    for (const name of names) found.set(name, await client.db().collection(name).find({}).toArray());
    return found;
  } finally {
    await client.close();
  }
}

export type Leaf = { collection: string; id: string; path: string; text: string };

/** Every text in them, keys of objects too, under its path. */
export function* leavesOf(database: ReadonlyMap<string, readonly Document[]>): Generator<Leaf> {
  for (const [collection, documents] of database)
    for (const document of documents) for (const leaf of walk(document, "")) yield { collection, id: String(document._id), ...leaf };
}

function* walk(value: unknown, path: string): Generator<{ path: string; text: string }> {
  if (typeof value === "string") yield { path, text: value };
  if (typeof value !== "object" || value === null || value instanceof Date) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    yield { path: `${at} (its name)`, text: key };
    yield* walk(inner, at);
  }
}
