import {
  arityError,
  arrayReply,
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
import { isErrorReply, NOT_AN_INTEGER, parseInteger, toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import {
  chooseStreamId,
  createStream,
  deleteEntry,
  type RequestedId,
  selectEntries,
  type TrimRule,
  toEntryReply,
  trimStream,
} from "./stream.ts";
import { compareStreamIds, formatStreamId, INVALID_STREAM_ID, MAX_STREAM_ID, parseRangeEnd, parseStreamId } from "./stream-id.ts";

export const STREAM_COMMANDS: CommandTable = {
  XADD: { arity: -5, kind: "write", run: xadd },
  XRANGE: { arity: -4, kind: "read", run: (command, context) => range(command, context, "forward") },
  XREVRANGE: { arity: -4, kind: "read", run: (command, context) => range(command, context, "backward") },
  XLEN: { arity: 2, kind: "read", run: xlen },
  XDEL: { arity: -3, kind: "write", run: xdel },
  XTRIM: { arity: -4, kind: "write", run: xtrim },
};

const EXHAUSTED = errorReply("ERR The stream has exhausted the last possible ID, unable to add more items");
const NOT_ABOVE_TOP = errorReply("ERR The ID specified in XADD is equal or smaller than the target stream top item");
const LIMIT_MISUSED = errorReply("ERR syntax error, LIMIT cannot be used without the special ~ option");
const NOT_ABOVE_ZERO = errorReply("ERR The ID specified in XADD must be greater than 0-0");

function xadd(command: Command, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const options = parseTrimOptions(command, 2);
  if (isErrorReply(options)) return options;
  const idText = command[options.next];
  const requested = idText === undefined ? undefined : parseRequestedId(idText);
  if (requested === null) return INVALID_STREAM_ID;
  if (options.limitMisused) return LIMIT_MISUSED;
  const fields = command.slice(options.next + 1);
  if (!requested || fields.length === 0 || fields.length % 2 === 1) return arityError("xadd");
  if (requested.type === "explicit" && requested.id.ms === 0n && requested.id.seq === 0n) return NOT_ABOVE_ZERO;
  const found = findTyped(space, key, "stream");
  if (isErrorReply(found)) return found;
  if (!found && options.noMakeStream) return NIL;
  const stream = found?.stream ?? createStream();
  if (compareStreamIds(stream.lastId, MAX_STREAM_ID) === 0) return EXHAUSTED;
  const id = chooseStreamId(stream, requested, space.now());
  if (!id) return NOT_ABOVE_TOP;
  stream.entries.push({ id, fields });
  stream.lastId = id;
  if (options.trim) trimStream(stream, options.trim);
  space.put(key, { type: "stream", stream });
  return bulkReply(formatStreamId(id));
}

function parseRequestedId(text: Bytes): RequestedId | null {
  if (text === "*") return { type: "automatic" };
  const automaticSeq = text.endsWith("-*");
  const id = parseStreamId(automaticSeq ? text.slice(0, -2) : text, 0n);
  if (!id) return null;
  return automaticSeq ? { type: "automatic_seq", ms: id.ms } : { type: "explicit", id };
}

type TrimOptions = { trim: TrimRule | undefined; noMakeStream: boolean; limitMisused: boolean; next: number };

/** Reads options from `index` on; `next` is the first word that is none. "~" trims exactly here, which Redis allows. */
function parseTrimOptions(command: Command, index: number): TrimOptions | ErrorReply {
  const options: TrimOptions = { trim: undefined, noMakeStream: false, limitMisused: false, next: index };
  let limited = false;
  let approximate = false;
  while (options.next + 1 < command.length) {
    const word = toKeyword(command[options.next]);
    if (word === "MAXLEN" || word === "MINID") {
      if (options.trim) return errorReply("ERR syntax error, MAXLEN and MINID options at the same time are not compatible");
      const sign = command[options.next + 1];
      const signed = (sign === "~" || sign === "=") && options.next + 2 < command.length;
      approximate = signed && sign === "~";
      options.next += signed ? 2 : 1;
      const rule = word === "MAXLEN" ? parseMaxLength(command[options.next]) : parseMinId(argument(command, options.next));
      if (isErrorReply(rule)) return rule;
      options.trim = rule;
    } else if (word === "LIMIT") {
      options.next += 1;
      const limit = parseInteger(command[options.next]);
      if (limit === null) return NOT_AN_INTEGER;
      if (limit < 0) return errorReply("ERR The LIMIT argument must be >= 0.");
      limited = true;
    } else if (word === "NOMKSTREAM") options.noMakeStream = true;
    else break;
    options.next += 1;
  }
  options.limitMisused = limited && !approximate;
  return options;
}

function parseMaxLength(text: Bytes | undefined): TrimRule | ErrorReply {
  const length = parseInteger(text);
  if (length === null) return NOT_AN_INTEGER;
  return length < 0 ? errorReply("ERR The MAXLEN argument must be >= 0.") : { type: "max_length", length };
}

function parseMinId(text: Bytes): TrimRule | ErrorReply {
  const id = parseStreamId(text, 0n);
  return id ? { type: "min_id", id } : INVALID_STREAM_ID;
}

function range(command: Command, { space }: CommandContext, direction: "forward" | "backward"): Reply {
  const [, key = "", first = "", second = "", ...words] = command;
  const start = parseRangeEnd(direction === "forward" ? first : second, "start");
  if (start === "invalid_interval") return errorReply("ERR invalid start ID for the interval");
  if (!start) return INVALID_STREAM_ID;
  const end = parseRangeEnd(direction === "forward" ? second : first, "end");
  if (end === "invalid_interval") return errorReply("ERR invalid end ID for the interval");
  if (!end) return INVALID_STREAM_ID;
  const count = parseCount(words);
  if (isErrorReply(count)) return count;
  const found = findTyped(space, key, "stream");
  if (isErrorReply(found)) return found;
  if (!found) return arrayReply([]);
  if (count === 0) return NIL;
  const selected = selectEntries(found.stream, start, end);
  const directed = direction === "forward" ? selected : selected.toReversed();
  return arrayReply(directed.slice(0, count).map(toEntryReply));
}

/** Undefined: no limit. */
function parseCount(words: readonly Bytes[]): number | undefined | ErrorReply {
  let count: number | undefined;
  for (let index = 0; index < words.length; index += 2) {
    if (toKeyword(words[index]) !== "COUNT" || index + 1 >= words.length) return SYNTAX_ERROR;
    const given = parseInteger(words[index + 1]);
    if (given === null) return NOT_AN_INTEGER;
    count = Math.max(0, given);
  }
  return count;
}

function xlen(command: Command, { space }: CommandContext): Reply {
  const found = findTyped(space, argument(command, 1), "stream");
  return isErrorReply(found) ? found : integerReply(found?.stream.entries.length ?? 0);
}

function xdel(command: Command, { space }: CommandContext): Reply {
  const found = findTyped(space, argument(command, 1), "stream");
  if (isErrorReply(found)) return found;
  if (!found) return integerReply(0);
  const ids = command.slice(2).map((text) => parseStreamId(text, 0n));
  const valid = ids.filter((id) => id !== null);
  if (valid.length < ids.length) return INVALID_STREAM_ID;
  return integerReply(valid.filter((id) => deleteEntry(found.stream, id)).length);
}

function xtrim(command: Command, { space }: CommandContext): Reply {
  const options = parseTrimOptions(command, 2);
  if (isErrorReply(options)) return options;
  if (!options.trim || options.noMakeStream || options.next < command.length) return SYNTAX_ERROR;
  if (options.limitMisused) return LIMIT_MISUSED;
  const found = findTyped(space, argument(command, 1), "stream");
  if (isErrorReply(found)) return found;
  return integerReply(found ? trimStream(found.stream, options.trim) : 0);
}
