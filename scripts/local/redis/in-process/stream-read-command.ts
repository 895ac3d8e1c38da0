import { arrayReply, type Bytes, bulkReply, type Command, type ErrorReply, errorReply, NIL, type Reply, SYNTAX_ERROR } from "../engine.ts";
import { isErrorReply, NOT_AN_INTEGER, parseInteger, toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";
import { selectEntries, toEntryReply } from "./stream.ts";
import { INVALID_STREAM_ID, MAX_STREAM_ID, nextStreamId, parseStreamId, type StreamId } from "./stream-id.ts";

export const STREAM_READ_COMMANDS: CommandTable = {
  XREAD: { arity: -4, kind: "read", run: xread },
};

const UNBALANCED = errorReply("ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.");
const ONLY_IN_GROUPS = errorReply("ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer> option.");

type ReadRequest = { count: number | undefined; keys: readonly Bytes[]; ids: readonly Bytes[] };

/** Never waits: the front refuses BLOCK before it comes here. */
function xread(command: Command, { space }: CommandContext): Reply {
  const request = parseRequest(command);
  if (isErrorReply(request)) return request;
  const starts: (StreamId | null)[] = [];
  for (const [index, key] of request.keys.entries()) {
    const start = parseStart(space, key, argument(request.ids, index));
    if (isErrorReply(start)) return start;
    starts.push(start);
  }
  const found = request.keys.flatMap((key, index) => {
    const entries = readAfter(space, key, starts[index] ?? null);
    if (entries.length === 0) return [];
    return [arrayReply([bulkReply(key), arrayReply(entries.slice(0, request.count).map(toEntryReply))])];
  });
  return found.length === 0 ? NIL : arrayReply(found);
}

function parseRequest(command: Command): ReadRequest | ErrorReply {
  let count: number | undefined;
  for (let index = 1; index < command.length; index += 2) {
    const word = toKeyword(command[index]);
    const next = command[index + 1];
    if (word === "STREAMS" && next !== undefined) {
      const rest = command.slice(index + 1);
      if (rest.length % 2 === 1) return UNBALANCED;
      return { count, keys: rest.slice(0, rest.length / 2), ids: rest.slice(rest.length / 2) };
    }
    if (word !== "COUNT" || next === undefined) return onlyInGroups(word, command.length - index - 1);
    const given = parseInteger(next);
    if (given === null) return NOT_AN_INTEGER;
    count = given > 0 ? given : undefined;
  }
  return SYNTAX_ERROR;
}

function onlyInGroups(word: Bytes, wordsAfter: number): ErrorReply {
  if ((word === "GROUP" && wordsAfter >= 2) || (word === "NOACK" && wordsAfter >= 1)) {
    return errorReply(`ERR The ${word} option is only supported by XREADGROUP. You called XREAD instead.`);
  }
  return SYNTAX_ERROR;
}

/** The id after which to read; null where nothing can come after it. */
function parseStart(space: Keyspace, key: Bytes, text: Bytes): StreamId | null | ErrorReply {
  const found = findTyped(space, key, "stream");
  if (isErrorReply(found)) return found;
  if (text === "$") return found ? found.stream.lastId : null;
  if (text === ">") return ONLY_IN_GROUPS;
  return parseStreamId(text, 0n) ?? INVALID_STREAM_ID;
}

function readAfter(space: Keyspace, key: Bytes, after: StreamId | null) {
  const found = findTyped(space, key, "stream");
  const from = after && nextStreamId(after);
  if (isErrorReply(found) || !found || !from) return [];
  return selectEntries(found.stream, from, MAX_STREAM_ID);
}
