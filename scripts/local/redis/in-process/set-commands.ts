import { type Bytes, bulkArrayReply, type Command, type ErrorReply, integerReply, type Reply } from "../engine.ts";
import { isErrorReply } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";

export const SET_COMMANDS: CommandTable = {
  SADD: { arity: -3, kind: "write", run: sadd },
  SREM: { arity: -3, kind: "write", run: srem },
  SMEMBERS: { arity: 2, kind: "read", run: smembers },
  SISMEMBER: { arity: 3, kind: "read", run: sismember },
};

const NO_MEMBERS: ReadonlySet<Bytes> = new Set();

function readMembers(space: Keyspace, key: Bytes): ReadonlySet<Bytes> | ErrorReply {
  const set = findTyped(space, key, "set");
  return isErrorReply(set) ? set : (set?.members ?? NO_MEMBERS);
}

function sadd(command: Command, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const set = findTyped(space, key, "set");
  if (isErrorReply(set)) return set;
  const members = set?.members ?? new Set<Bytes>();
  const before = members.size;
  for (const member of command.slice(2)) members.add(member);
  space.put(key, { type: "set", members });
  return integerReply(members.size - before);
}

function srem(command: Command, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const set = findTyped(space, key, "set");
  if (isErrorReply(set)) return set;
  if (!set) return integerReply(0);
  const removed = command.slice(2).filter((member) => set.members.delete(member)).length;
  if (set.members.size === 0) space.remove(key);
  return integerReply(removed);
}

function smembers(command: Command, { space }: CommandContext): Reply {
  const members = readMembers(space, argument(command, 1));
  return isErrorReply(members) ? members : bulkArrayReply(members);
}

function sismember(command: Command, { space }: CommandContext): Reply {
  const members = readMembers(space, argument(command, 1));
  return isErrorReply(members) ? members : integerReply(members.has(argument(command, 2)) ? 1 : 0);
}
