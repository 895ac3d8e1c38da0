// ZRANGE's three ways to choose: by position, by score, by bytes; each forwards or in reverse.
import { type Bytes, type Command, type ErrorReply, errorReply, SYNTAX_ERROR } from "../engine.ts";
import { isErrorReply, NOT_AN_INTEGER, parseFloat64, parseInteger, toIndexRange, toKeyword } from "./arguments.ts";
import type { ScoredMember } from "./sorted-set.ts";

type Selection =
  | { type: "position"; first: number; last: number }
  | { type: "score"; interval: ScoreInterval }
  | { type: "bytes"; interval: BytesInterval };

type RangeRequest = {
  selection: Selection;
  reverse: boolean;
  withScores: boolean;
  limit: { offset: number; count: number } | undefined;
};

type ScoreBound = { value: number; exclusive: boolean };
type ScoreInterval = { min: ScoreBound; max: ScoreBound };

type BytesBound = { type: "lowest" } | { type: "highest" } | { type: "at"; bytes: Bytes; exclusive: boolean };
type BytesInterval = { min: BytesBound; max: BytesBound };

type RangeOptions = { by: "position" | "score" | "bytes"; reverse: boolean; withScores: boolean; limit: RangeRequest["limit"] };

export function parseRangeRequest(command: Command): RangeRequest | ErrorReply {
  const [, , from = "", to = "", ...words] = command;
  const options = parseRangeOptions(words);
  if (isErrorReply(options)) return options;
  const { by, reverse, withScores, limit } = options;
  // Redis takes a count of -1 for "no LIMIT given".
  if (limit && limit.count !== -1 && by === "position") {
    return errorReply("ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
  }
  if (withScores && by === "bytes") return errorReply("ERR syntax error, WITHSCORES not supported in combination with BYLEX");
  const [low, high] = reverse && by !== "position" ? [to, from] : [from, to];
  const selection = parseSelection(by, low, high);
  return isErrorReply(selection) ? selection : { selection, reverse, withScores, limit };
}

/** BYSCORE, BYLEX and REV may each stand once, and only one of the first two. */
function parseRangeOptions(words: readonly Bytes[]): RangeOptions | ErrorReply {
  const options: RangeOptions = { by: "position", reverse: false, withScores: false, limit: undefined };
  for (let index = 0; index < words.length; index += 1) {
    const word = toKeyword(words[index]);
    const isFree = options.by === "position";
    if (word === "WITHSCORES") options.withScores = true;
    else if (word === "REV" && !options.reverse) options.reverse = true;
    else if (word === "BYSCORE" && isFree) options.by = "score";
    else if (word === "BYLEX" && isFree) options.by = "bytes";
    else if (word === "LIMIT" && index + 2 < words.length) {
      const offset = parseInteger(words[index + 1]);
      const count = parseInteger(words[index + 2]);
      if (offset === null || count === null) return NOT_AN_INTEGER;
      options.limit = { offset, count };
      index += 2;
    } else return SYNTAX_ERROR;
  }
  return options;
}

function parseSelection(by: RangeOptions["by"], low: Bytes, high: Bytes): Selection | ErrorReply {
  if (by === "position") {
    const first = parseInteger(low);
    const last = parseInteger(high);
    return first === null || last === null ? NOT_AN_INTEGER : { type: "position", first, last };
  }
  if (by === "score") {
    const interval = parseScoreInterval(low, high);
    return isErrorReply(interval) ? interval : { type: "score", interval };
  }
  const min = parseBytesBound(low);
  const max = parseBytesBound(high);
  return min && max ? { type: "bytes", interval: { min, max } } : errorReply("ERR min or max not valid string range item");
}

export function parseScoreInterval(low: Bytes, high: Bytes): ScoreInterval | ErrorReply {
  const min = parseScoreBound(low);
  const max = parseScoreBound(high);
  return min && max ? { min, max } : errorReply("ERR min or max is not a float");
}

function parseScoreBound(text: Bytes): ScoreBound | null {
  const exclusive = text.startsWith("(");
  const value = parseFloat64(exclusive ? text.slice(1) : text);
  return value === null ? null : { value, exclusive };
}

function parseBytesBound(text: Bytes): BytesBound | null {
  if (text === "-") return { type: "lowest" };
  if (text === "+") return { type: "highest" };
  if (!text.startsWith("(") && !text.startsWith("[")) return null;
  return { type: "at", bytes: text.slice(1), exclusive: text.startsWith("(") };
}

export function selectRange(ordered: readonly ScoredMember[], { selection, reverse, limit }: RangeRequest): readonly ScoredMember[] {
  if (selection.type === "position") {
    const { start, end } = toIndexRange(selection.first, selection.last, ordered.length);
    return inDirection(ordered, reverse).slice(start, end);
  }
  const directed =
    selection.type === "score"
      ? inDirection(selectByScore(ordered, selection.interval), reverse)
      : selectByBytes(ordered, selection.interval, reverse);
  if (!limit) return directed;
  if (limit.offset < 0) return [];
  return directed.slice(limit.offset, limit.count < 0 ? undefined : limit.offset + limit.count);
}

export function selectByScore(ordered: readonly ScoredMember[], { min, max }: ScoreInterval): readonly ScoredMember[] {
  return ordered.filter(({ score }) => {
    const aboveMin = min.exclusive ? score > min.value : score >= min.value;
    return aboveMin && (max.exclusive ? score < max.value : score <= max.value);
  });
}

/** Walks as Redis does, so that also scores that differ, for which the order is not that of the bytes, give the same reply. */
function selectByBytes(ordered: readonly ScoredMember[], { min, max }: BytesInterval, reverse: boolean): readonly ScoredMember[] {
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  if (!lowest || !highest || !isAbove(highest.member, min) || !isBelow(lowest.member, max)) return [];
  const directed = inDirection(ordered, reverse);
  const start = directed.findIndex(({ member }) => (reverse ? isBelow(member, max) : isAbove(member, min)));
  const rest = directed.slice(start < 0 ? directed.length : start);
  const end = rest.findIndex(reverse ? ({ member }) => !isAbove(member, min) : ({ member }) => !isBelow(member, max));
  return rest.slice(0, end < 0 ? undefined : end);
}

function inDirection(members: readonly ScoredMember[], reverse: boolean): readonly ScoredMember[] {
  return reverse ? members.toReversed() : members;
}

function isAbove(member: Bytes, min: BytesBound): boolean {
  if (min.type !== "at") return min.type === "lowest";
  return min.exclusive ? member > min.bytes : member >= min.bytes;
}

function isBelow(member: Bytes, max: BytesBound): boolean {
  if (max.type !== "at") return max.type === "highest";
  return max.exclusive ? member < max.bytes : member <= max.bytes;
}
