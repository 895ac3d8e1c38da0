import { arrayReply, type Bytes, bulkArrayReply, type Command, type ErrorReply, integerReply, type Reply } from "../engine.ts";
import { isErrorReply } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";

export const SET_COMMANDS: CommandTable = {
  SADD: { arity: -3, kind: "write", run: sadd },
  SREM: { arity: -3, kind: "write", run: srem },
  SMEMBERS: { arity: 2, kind: "read", run: smembers },
  SMISMEMBER: { arity: -3, kind: "read", run: smismember },
  SDIFFSTORE: { arity: -3, kind: "write", run: (command, context) => storeCombined(command, context, difference) },
  SUNIONSTORE: { arity: -3, kind: "write", run: (command, context) => storeCombined(command, context, union) },
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

function smismember(command: Command, { space }: CommandContext): Reply {
  const members = readMembers(space, argument(command, 1));
  if (isErrorReply(members)) return members;
  return arrayReply(command.slice(2).map((member) => integerReply(members.has(member) ? 1 : 0)));
}

type Combine = (sets: readonly ReadonlySet<Bytes>[]) => Set<Bytes>;

/** The destination may hold anything before, also one of the sources; an empty result leaves no key. */
function storeCombined(command: Command, { space }: CommandContext, combine: Combine): Reply {
  const sets: ReadonlySet<Bytes>[] = [];
  for (const key of command.slice(2)) {
    const members = readMembers(space, key);
    if (isErrorReply(members)) return members;
    sets.push(members);
  }
  const members = combine(sets);
  const destination = argument(command, 1);
  space.remove(destination);
  if (members.size > 0) space.put(destination, { type: "set", members });
  return integerReply(members.size);
}

function difference([first = NO_MEMBERS, ...others]: readonly ReadonlySet<Bytes>[]): Set<Bytes> {
  return new Set([...first].filter((member) => !others.some((other) => other.has(member))));
}

function union(sets: readonly ReadonlySet<Bytes>[]): Set<Bytes> {
  return new Set(sets.flatMap((set) => [...set]));
}
