import { type Bytes, type Command, type ErrorReply, errorReply } from "../engine.ts";

/** Blocking forms and commands that change a connection's state: the service's REST interface does not offer them. */
const REFUSED = new Set(
  `BLPOP BRPOP BLMOVE BRPOPLPUSH BLMPOP BZMPOP BZPOPMIN BZPOPMAX WAIT WAITAOF
   SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE MONITOR
   MULTI EXEC DISCARD WATCH UNWATCH SELECT SWAPDB MOVE AUTH HELLO QUIT RESET CLIENT ACL
   SHUTDOWN DEBUG CONFIG SAVE BGSAVE BGREWRITEAOF REPLICAOF SLAVEOF FAILOVER SYNC PSYNC REPLCONF
   CLUSTER ASKING READONLY READWRITE MIGRATE RESTORE-ASKING MODULE LATENCY SLOWLOG FUNCTION FCALL FCALL_RO`.split(/\s+/),
);

/** Null when the service would run the command. */
export function findRefusal(command: Command): ErrorReply | null {
  const name = (command[0] ?? "").toUpperCase();
  if (!REFUSED.has(name) && !isBlockingRead(name, command)) return null;
  return notAvailable(command[0] ?? "");
}

function isBlockingRead(name: string, command: Command): boolean {
  if (name !== "XREAD" && name !== "XREADGROUP") return false;
  const streams = command.findIndex((argument) => argument.toUpperCase() === "STREAMS");
  return command.slice(0, streams < 0 ? undefined : streams).some((argument) => argument.toUpperCase() === "BLOCK");
}

function notAvailable(name: Bytes): ErrorReply {
  return errorReply(`ERR Command is not available: '${name}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`);
}
