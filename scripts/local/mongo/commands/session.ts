import { Binary, ObjectId } from "bson";
import { type Doc, isDoc, isList } from "../bson/values.ts";
import { closeSessionCursors } from "../cursors.ts";
import { abortSessionTransaction } from "../sessions.ts";
import { serverVersion } from "./catalog.ts";
import type { CommandContext, ServerState } from "./context.ts";
import { isSecondary } from "./step-down.ts";

export const replicaSetName = "rs0";

const maxWireVersion = 25;

/** A replica set of one. Without `topologyVersion` drivers poll instead of keeping a streaming hello open. */
export function hello(context: { server: Pick<ServerState, "port" | "connections" | "secondaryUntil"> }): Doc {
  const me = `127.0.0.1:${context.server.port}`;
  const isPrimary = !isSecondary(context.server);
  return {
    helloOk: true,
    isWritablePrimary: isPrimary,
    ismaster: isPrimary,
    secondary: !isPrimary,
    setName: replicaSetName,
    setVersion: 1,
    hosts: [me],
    me,
    ...(isPrimary && { primary: me }),
    electionId: new ObjectId("7fffffff0000000000000001"),
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: context.server.connections.size,
    minWireVersion: 0,
    maxWireVersion,
    readOnly: false,
    ok: 1,
  };
}

export function ping(): Doc {
  return { ok: 1 };
}

export function buildInfo(): Doc {
  const versionArray = [...serverVersion.split(".").map(Number), 0];
  return {
    version: serverVersion,
    gitVersion: "embedded",
    versionArray,
    bits: 64,
    maxBsonObjectSize: 16 * 1024 * 1024,
    modules: [],
    ok: 1,
  };
}

export function endSessions(context: CommandContext): Doc {
  const { command, server } = context;
  for (const session of isList(command.endSessions) ? command.endSessions : []) {
    const id = isDoc(session) && session.id instanceof Binary ? session.id.toString("hex") : null;
    const known = id === null ? undefined : server.sessions.get(id);
    if (known !== undefined) abortSessionTransaction(known);
    if (id === null) continue;
    server.sessions.delete(id);
    closeSessionCursors(server.cursors, id);
  }
  return { ok: 1 };
}
