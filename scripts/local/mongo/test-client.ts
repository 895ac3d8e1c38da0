import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, MongoClient, type MongoClientOptions } from "mongodb";
import { onTestFinished } from "vitest";
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from "./server.ts";

interface TestMongo {
  server: EmbeddedMongo;
  client: MongoClient;
  db: Db;
}

/** The official driver on a server of the test's own; both end with the test. */
export async function testMongo(options: EmbeddedMongoOptions = {}, clientOptions: MongoClientOptions = {}): Promise<TestMongo> {
  const server = await startEmbeddedMongo(options);
  const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 3000, ...clientOptions });
  onTestFinished(async () => {
    await client.close();
    await server.close().catch(() => undefined);
  });
  await client.connect();
  return { server, client, db: client.db("test") };
}

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "embedded-mongo-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** The code of the error a promise is rejected with; null when it is not rejected. */
export async function errorCodeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return null;
  } catch (cause) {
    return cause instanceof Error && "code" in cause ? cause.code : String(cause);
  }
}
