import { arityError, arrayReply, type Bytes, bulkReply, type Command, integerReply, OK, type Reply, SYNTAX_ERROR } from "../engine.ts";
import { toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable } from "./command.ts";

/** The Redis whose behaviour and texts this engine follows. */
const REDIS_VERSION = "7.0.15";

export const SERVER_COMMANDS: CommandTable = {
  PING: { arity: -1, kind: "read", run: ping },
  ECHO: { arity: 2, kind: "read", run: (command) => bulkReply(argument(command, 1)) },
  TIME: { arity: 1, kind: "read", run: time },
  INFO: { arity: -1, kind: "read", run: info },
  DBSIZE: { arity: 1, kind: "read", run: (_, { space }) => integerReply(space.keys().length) },
  FLUSHDB: { arity: -1, kind: "write", run: flush },
  FLUSHALL: { arity: -1, kind: "write", run: flush },
  PUBLISH: { arity: 3, kind: "read", run: publish },
  EVAL: { arity: -3, kind: "outside", run: (command, { runScript }) => runScript(command) },
  EVALSHA: { arity: -3, kind: "outside", run: (command, { runScript }) => runScript(command) },
  SCRIPT: { arity: -2, kind: "outside", run: (command, { runScript }) => runScript(command) },
};

function ping(command: Command): Reply {
  if (command.length > 2) return arityError("ping");
  return command.length === 1 ? { type: "status", text: "PONG" } : bulkReply(argument(command, 1));
}

function time(_command: Command, { space }: CommandContext): Reply {
  const now = space.now();
  return arrayReply([bulkReply(String(Math.floor(now / 1000))), bulkReply(String((now % 1000) * 1000))]);
}

function flush(command: Command, { space }: CommandContext): Reply {
  const mode = toKeyword(command[1]);
  if (command.length > 2 || (command.length === 2 && mode !== "SYNC" && mode !== "ASYNC")) return SYNTAX_ERROR;
  space.clear();
  return OK;
}

function publish(command: Command, { pubSub }: CommandContext): Reply {
  return integerReply(pubSub.publish(argument(command, 1), argument(command, 2)));
}

function info(command: Command, { space }: CommandContext): Reply {
  const keys = space.keys();
  const expiring = keys.filter((key) => space.expiresAt(key) !== undefined).length;
  const sections: Record<Bytes, readonly Bytes[]> = {
    Server: [`redis_version:${REDIS_VERSION}`, "redis_mode:standalone", `process_id:${process.pid}`],
    Memory: [`used_memory:${process.memoryUsage().heapUsed}`],
    Keyspace: keys.length === 0 ? [] : [`db0:keys=${keys.length},expires=${expiring},avg_ttl=0`],
  };
  const wanted = command.slice(1).map(toKeyword);
  const everything = wanted.length === 0 || wanted.some((name) => ["ALL", "DEFAULT", "EVERYTHING"].includes(name));
  const shown = Object.entries(sections).filter(([name]) => everything || wanted.includes(name.toUpperCase()));
  return bulkReply(shown.map(([name, lines]) => [`# ${name}`, ...lines, ""].join("\r\n")).join("\r\n"));
}
