import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { claimDirectory } from "../directory-claim.ts";
import type { Bytes, Command, PushReceiver, RedisEngine, Reply, Subscription, SubscriptionKind, TransactionResult } from "../engine.ts";
import { openConnection } from "./connection.ts";
import { createScriptDialect } from "./script-dialect.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

type RedisServerOptions = { binary: string; dir: string | undefined };

/** `wanted` is a path from configuration; without one the binary is looked for on PATH. Null when there is none. */
export function findRedisServerBinary(wanted: string | undefined, path: string | undefined): string | null {
  if (!wanted)
    return (
      (path ?? "")
        .split(delimiter)
        .filter(Boolean)
        .map((dir) => join(dir, "redis-server"))
        .find(isExecutable) ?? null
    );
  if (!isExecutable(wanted))
    throw new Error(`REDIS_SERVER_PATH is ${wanted}, which is not a program that can be run. Correct or unset it.`);
  return wanted;
}

export async function startRedisServerEngine({ binary, dir }: RedisServerOptions): Promise<RedisEngine> {
  const claim = dir === undefined ? undefined : claimDirectory(dir);
  const server = await startServerProcess(binary, dir).catch((error: unknown) => {
    claim?.release();
    throw error;
  });
  const connection = openConnection(server);
  const dialect = createScriptDialect();

  async function run(commands: readonly Command[]): Promise<readonly Reply[]> {
    const replies = await connection.send(commands.map(dialect.toPlain));
    return replies.map((reply, index) => dialect.fromPlain(commands[index] ?? [], reply));
  }

  async function transaction(commands: readonly Command[]): Promise<TransactionResult> {
    const queued = await connection.send([["MULTI"], ...commands.map(dialect.toPlain), ["EXEC"]]);
    const executed = queued.at(-1);
    if (executed?.type !== "array") {
      const cause = queued.slice(1).find((reply) => reply.type === "error");
      return { type: "discarded", message: cause?.type === "error" ? cause.message : "EXECABORT Transaction discarded." };
    }
    return { type: "executed", replies: executed.items.map((reply, index) => dialect.fromPlain(commands[index] ?? [], reply)) };
  }

  return {
    name: "redis-server",
    pids: server.pids,
    run,
    transaction,
    subscribe: (kind, names, receiver) => subscribe(server, kind, names, receiver),
    close: async () => {
      connection.close();
      await server.stop();
      claim?.release();
    },
  };
}

/** A connection of its own: a subscribed RESP2 connection runs nothing else, and PUBLISH must count each listener. */
function subscribe(server: ServerProcess, kind: SubscriptionKind, names: readonly Bytes[], receiver: PushReceiver): Subscription {
  const receive = (reply: Reply): void => {
    if (reply.type === "array") receiver.receive(reply.items.map(toPart));
  };
  const connection = openConnection({ port: server.port, password: server.password, onPush: receive, onClose: receiver.ended });
  connection.post([kind, ...names]);
  return { close: connection.close };
}

function toPart(reply: Reply): Bytes {
  switch (reply.type) {
    case "bulk":
      return reply.bytes;
    case "integer":
      return String(reply.value);
    default:
      return "";
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
