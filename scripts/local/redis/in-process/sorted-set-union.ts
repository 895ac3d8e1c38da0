import { type Bytes, type Command, type ErrorReply, errorReply, type Reply, SYNTAX_ERROR } from "../engine.ts";
import { isErrorReply, NOT_AN_INTEGER, parseFloat64, parseInteger, toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, WRONG_TYPE } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";
import { createSortedSet, type ScoredMember, toMembersReply } from "./sorted-set.ts";

export const SORTED_SET_UNION_COMMANDS: CommandTable = {
  ZUNION: { arity: -3, kind: "read", run: zunion },
};

type Aggregate = (a: number, b: number) => number;

/** Infinities of both signs add up to nothing, as in Redis. */
const AGGREGATES: ReadonlyMap<Bytes, Aggregate> = new Map([
  ["SUM", (a: number, b: number) => orZero(a + b)],
  ["MIN", Math.min],
  ["MAX", Math.max],
]);

type UnionOptions = { weights: readonly number[]; aggregate: Aggregate; withScores: boolean };

function zunion(command: Command, { space }: CommandContext): Reply {
  const count = parseInteger(command[1]);
  if (count === null) return NOT_AN_INTEGER;
  if (count < 1) return errorReply("ERR at least 1 input key is needed for 'zunion' command");
  if (count > command.length - 2) return SYNTAX_ERROR;
  const sources: (readonly ScoredMember[])[] = [];
  for (const key of command.slice(2, 2 + count)) {
    const members = readScored(space, key);
    if (isErrorReply(members)) return members;
    sources.push(members);
  }
  const options = parseOptions(command.slice(2 + count), count);
  if (isErrorReply(options)) return options;
  const result = createSortedSet();
  for (const [index, members] of sources.entries()) {
    for (const { member, score } of members) {
      const weighted = orZero(score * (options.weights[index] ?? 1));
      const before = result.score(member);
      result.set(member, before === undefined ? weighted : options.aggregate(before, weighted));
    }
  }
  return toMembersReply(result.ordered(), options.withScores);
}

/** A plain set counts as one whose members all score 1. */
function readScored(space: Keyspace, key: Bytes): readonly ScoredMember[] | ErrorReply {
  const value = space.find(key);
  if (value === undefined) return [];
  if (value.type === "zset") return value.sorted.ordered();
  if (value.type === "set") return [...value.members].map((member) => ({ member, score: 1 }));
  return WRONG_TYPE;
}

function parseOptions(words: readonly Bytes[], keyCount: number): UnionOptions | ErrorReply {
  let weights: readonly number[] = [];
  let aggregate: Aggregate | undefined = AGGREGATES.get("SUM");
  let withScores = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = toKeyword(words[index]);
    const wordsAfter = words.length - index - 1;
    if (word === "WEIGHTS" && wordsAfter >= keyCount) {
      const parsed = words.slice(index + 1, index + 1 + keyCount).map(parseFloat64);
      weights = parsed.filter((weight) => weight !== null);
      if (weights.length < keyCount) return errorReply("ERR weight value is not a float");
      index += keyCount;
    } else if (word === "AGGREGATE" && wordsAfter >= 1) {
      aggregate = AGGREGATES.get(toKeyword(argument(words, index + 1)));
      index += 1;
    } else if (word === "WITHSCORES") withScores = true;
    else return SYNTAX_ERROR;
    if (aggregate === undefined) return SYNTAX_ERROR;
  }
  return aggregate === undefined ? SYNTAX_ERROR : { weights, aggregate, withScores };
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
