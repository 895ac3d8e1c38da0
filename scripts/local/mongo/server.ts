import { mkdirSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { ServerState } from "./commands/context.ts";
import { replicaSetName } from "./commands/session.ts";
import { execute } from "./dispatch.ts";
import { runMonitor } from "./monitor.ts";
import { memoryJournal, openJournal } from "./storage/journal.ts";
import { acquireLock, type LockFile } from "./storage/lock-file.ts";
import { recover } from "./storage/recovery.ts";
import { createWireServer } from "./wire.ts";

export interface EmbeddedMongoOptions {
  /** Where the data lives; without it the data lives in memory only. */
  dir?: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** How often expired documents are looked for. */
  monitorIntervalMs?: number;
}

export interface EmbeddedMongo {
  port: number;
  uri: string;
  close(): Promise<void>;
}

const defaultMonitorIntervalMs = 5000;

/** A MongoDB server for development and tests, on 127.0.0.1 without authentication: it refuses to run in production. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  if (process.env.NODE_ENV === "production") {
    throw new Error("The embedded MongoDB server is for development and tests only: set MONGODB_URI to a real server in production.");
  }
  const { dir } = options;
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  const lock = dir === undefined ? null : await acquireLock(join(dir, "lock.json"), dir);
  try {
    return await startLocked(options, lock);
  } catch (cause) {
    lock?.release();
    throw cause;
  }
}

async function startLocked(options: EmbeddedMongoOptions, lock: LockFile | null): Promise<EmbeddedMongo> {
  const connections = new Set<Socket>();
  const state: ServerState = {
    catalog: new Map(),
    journal: memoryJournal,
    cursors: new Map(),
    sessions: new Map(),
    snapshots: new Map(),
    startedAt: Date.now(),
    secondaryUntil: 0,
    port: 0,
    connections,
  };
  if (options.dir !== undefined) {
    const file = join(options.dir, "data.log");
    recover(file, state.catalog, state.sessions);
    state.journal = openJournal(file);
  }
  const server = createWireServer((command) => execute(state, command), connections);
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(options.port ?? 0, "127.0.0.1", listening.resolve);
  await listening.promise.catch((cause: unknown) => {
    state.journal.close();
    throw cause;
  });
  const address = server.address();
  state.port = typeof address === "object" && address !== null ? address.port : 0;
  lock?.announce(state.port);
  const monitor = setInterval(() => runMonitor(state, Date.now()), options.monitorIntervalMs ?? defaultMonitorIntervalMs);
  monitor.unref();
  return {
    port: state.port,
    uri: `mongodb://127.0.0.1:${state.port}/?replicaSet=${replicaSetName}&directConnection=true`,
    async close() {
      clearInterval(monitor);
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of connections) socket.destroy();
      await closed.promise;
      state.journal.close();
      lock?.release();
    },
  };
}
