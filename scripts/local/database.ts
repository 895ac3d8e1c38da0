import path from "node:path";
import { findExecutable } from "./find-executable.ts";
import { startEmbeddedMongo } from "./mongo/server.ts";
import { startMongod } from "./mongod.ts";
import { hostOf, withDatabase } from "./mongodb-uri.ts";

export type LocalDatabase = { uri: string; description: string; close(): Promise<void> };

export type DatabaseOptions = { dir: string | null; port?: number; uri?: string; searchPath?: string };

/** The database the machine offers: the one MONGODB_URI names, else an installed mongod, else the embedded server. */
export async function startDatabase(options: DatabaseOptions): Promise<LocalDatabase> {
  if (options.uri) {
    return { uri: options.uri, description: `${hostOf(options.uri)} (from MONGODB_URI; not stopped with the demo)`, close: async () => {} };
  }
  const file = options.dir === null ? null : findExecutable(["mongod"], options.searchPath);
  if (file === null || options.dir === null) return startEmbedded(options);
  const dir = path.join(options.dir, "mongod");
  try {
    const server = await startMongod({ file, dir, ...(options.port !== undefined && { port: options.port }) });
    return { ...server, uri: withDatabase(server.uri), description: `mongod from ${file}, ${shown(dir)}` };
  } catch (error) {
    const embedded = await startEmbedded(options);
    const reason = error instanceof Error ? error.message : "unknown reason";
    return { ...embedded, description: `${embedded.description} (${file} did not start: ${reason})` };
  }
}

async function startEmbedded(options: DatabaseOptions): Promise<LocalDatabase> {
  const dir = options.dir === null ? null : path.join(options.dir, "mongo");
  const server = await startEmbeddedMongo({ ...(dir !== null && { dir }), ...(options.port !== undefined && { port: options.port }) });
  return {
    uri: withDatabase(server.uri),
    description: `embedded, ${dir === null ? "in memory" : shown(dir)}`,
    close: () => server.close(),
  };
}

export function shown(dir: string): string {
  const relative = path.relative(process.cwd(), dir);
  return relative.startsWith("..") ? dir : relative;
}
