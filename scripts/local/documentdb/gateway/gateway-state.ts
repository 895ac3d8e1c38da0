import type { Pool, PoolClient } from "pg";
import type { Doc } from "../../mongo/bson/values.ts";
import type { Queryable } from "./postgres-link.ts";
import type { GatewaySessions } from "./sessions.ts";

/** Continuation of a cursor; `client` when it lives inside a transaction or on a connection of its own. */
export type OpenCursor = { continuation: Buffer; client: PoolClient | null; isOfTransaction: boolean };

export type Gateway = {
  pool: Pool;
  sessions: GatewaySessions;
  cursors: Map<string, OpenCursor>;
  /** Collections known to exist. */
  namespaces: Set<string>;
  creating: Promise<void>;
  /** When explain last gathered a collection's statistics. */
  statisticsAt: Map<string, number>;
  connections: Set<unknown>;
  port: number;
};

/** One command on its way to DocumentDB. */
export type Call = {
  gateway: Gateway;
  name: string;
  db: string;
  command: Doc;
  sequences: ReadonlyMap<string, readonly Uint8Array[]>;
  transactionClient: PoolClient | null;
  /** Where the command runs: its transaction's connection, or any. */
  on: Queryable;
};
