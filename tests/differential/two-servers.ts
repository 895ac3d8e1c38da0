import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { startEmbeddedMongo } from "../../scripts/local/mongo/server.ts";
import type { Server } from "./run-operation.ts";

export type TwoServers = { embedded: Server; other: Server; close(): Promise<void> };

/** The embedded server of this test file's own, and the database TEST_MONGODB_URI names. */
export async function connectTwoServers(): Promise<TwoServers> {
  const { TEST_MONGODB_URI: uri } = process.env;
  if (!uri) throw new Error("Set TEST_MONGODB_URI to a DocumentDB (node scripts/local/documentdb/serve.ts prints one) or a MongoDB.");
  const server = await startEmbeddedMongo();
  const name = `differential_${randomBytes(6).toString("hex")}`;
  const connect = async (address: string): Promise<Server> => {
    const client = await new MongoClient(address, { serverSelectionTimeoutMS: 5_000 }).connect();
    return { client, db: client.db(name) };
  };
  const embedded = await connect(server.uri);
  const other = await connect(uri);
  return {
    embedded,
    other,
    async close() {
      await other.db.dropDatabase();
      await Promise.all([embedded.client.close(), other.client.close()]);
      await server.close();
    },
  };
}
