import {
  type Bytes,
  bulkReply,
  type Command,
  type ErrorReply,
  errorReply,
  integerReply,
  NIL,
  type Reply,
  SYNTAX_ERROR,
} from "../engine.ts";
import { formatFloat64, isErrorReply, NOT_A_FLOAT, parseFloat64, toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";
import { createSortedSet, type SortedSet, toMembersReply } from "./sorted-set.ts";
import { parseRangeRequest, parseScoreInterval, selectByScore, selectRange } from "./sorted-set-range.ts";

export const SORTED_SET_COMMANDS: CommandTable = {
  ZADD: { arity: -4, kind: "write", run: zadd },
  ZINCRBY: { arity: 4, kind: "write", run: zincrBy },
  ZRANGE: { arity: -4, kind: "read", run: zrange },
  ZREMRANGEBYSCORE: { arity: 4, kind: "write", run: zremRangeByScore },
  ZCARD: { arity: 2, kind: "read", run: zcard },
  ZSCORE: { arity: 3, kind: "read", run: zscore },
};

const ZADD_FLAGS = new Set(["NX", "XX", "GT", "LT", "CH", "INCR"]);

type Addition = { flags: ReadonlySet<Bytes>; pairs: readonly { score: number; member: Bytes }[] };

function zadd(command: Command, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const addition = parseAddition(command);
  if (isErrorReply(addition)) return addition;
  const { flags, pairs } = addition;
  const found = findTyped(space, key, "zset");
  if (isErrorReply(found)) return found;
  if (!found && flags.has("XX")) return flags.has("INCR") ? NIL : integerReply(0);
  const sorted = found?.sorted ?? createSortedSet();
  let added = 0;
  let updated = 0;
  let lastScore: number | null = null;
  for (const { score, member } of pairs) {
    const before = sorted.score(member);
    const next = nextScore(before, score, flags);
    if (next !== null && Number.isNaN(next)) return errorReply("ERR resulting score is not a number (NaN)");
    lastScore = next;
    if (next === null || next === before) continue;
    sorted.set(member, next);
    if (before === undefined) added += 1;
    else updated += 1;
  }
  if (sorted.ordered().length > 0) space.put(key, { type: "zset", sorted });
  if (flags.has("INCR")) return lastScore === null ? NIL : bulkReply(formatFloat64(lastScore));
  return integerReply(flags.has("CH") ? added + updated : added);
}

function zincrBy(command: Command, context: CommandContext): Reply {
  return zadd(["ZADD", argument(command, 1), "INCR", ...command.slice(2)], context);
}

/** Null when the flags forbid this change. */
function nextScore(before: number | undefined, given: number, flags: ReadonlySet<Bytes>): number | null {
  if (before === undefined) return flags.has("XX") ? null : given;
  if (flags.has("NX")) return null;
  const next = flags.has("INCR") ? before + given : given;
  if ((flags.has("GT") && next <= before) || (flags.has("LT") && next >= before)) return null;
  return next;
}

function parseAddition(command: Command): Addition | ErrorReply {
  const flags = new Set<Bytes>();
  let index = 2;
  for (; ZADD_FLAGS.has(toKeyword(command[index])); index += 1) flags.add(toKeyword(command[index]));
  const words = command.slice(index);
  if (words.length === 0 || words.length % 2 === 1) return SYNTAX_ERROR;
  if (flags.has("NX") && flags.has("XX")) return errorReply("ERR XX and NX options at the same time are not compatible");
  if ([flags.has("NX"), flags.has("GT"), flags.has("LT")].filter(Boolean).length > 1) {
    return errorReply("ERR GT, LT, and/or NX options at the same time are not compatible");
  }
  if (flags.has("INCR") && words.length > 2) return errorReply("ERR INCR option supports a single increment-element pair");
  const pairs: { score: number; member: Bytes }[] = [];
  for (let at = 0; at < words.length; at += 2) {
    const score = parseFloat64(words[at]);
    if (score === null) return NOT_A_FLOAT;
    pairs.push({ score, member: argument(words, at + 1) });
  }
  return { flags, pairs };
}

function zrange(command: Command, { space }: CommandContext): Reply {
  const request = parseRangeRequest(command);
  if (isErrorReply(request)) return request;
  const sorted = readSortedSet(space, argument(command, 1));
  if (isErrorReply(sorted)) return sorted;
  const selected = selectRange(sorted?.ordered() ?? [], request);
  return toMembersReply(selected, request.withScores);
}

function zremRangeByScore(command: Command, { space }: CommandContext): Reply {
  const interval = parseScoreInterval(argument(command, 2), argument(command, 3));
  if (isErrorReply(interval)) return interval;
  const key = argument(command, 1);
  const sorted = readSortedSet(space, key);
  if (isErrorReply(sorted)) return sorted;
  if (!sorted) return integerReply(0);
  const selected = selectByScore(sorted.ordered(), interval);
  for (const { member } of selected) sorted.remove(member);
  if (sorted.ordered().length === 0) space.remove(key);
  return integerReply(selected.length);
}

function zcard(command: Command, { space }: CommandContext): Reply {
  const sorted = readSortedSet(space, argument(command, 1));
  return isErrorReply(sorted) ? sorted : integerReply(sorted?.ordered().length ?? 0);
}

function zscore(command: Command, { space }: CommandContext): Reply {
  const sorted = readSortedSet(space, argument(command, 1));
  if (isErrorReply(sorted)) return sorted;
  const score = sorted?.score(argument(command, 2));
  return score === undefined ? NIL : bulkReply(formatFloat64(score));
}

function readSortedSet(space: Keyspace, key: Bytes): SortedSet | undefined | ErrorReply {
  const value = findTyped(space, key, "zset");
  return isErrorReply(value) ? value : value?.sorted;
}
