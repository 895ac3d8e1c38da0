import type { Bytes, Command } from "../engine.ts";
import { formatFloat64 } from "./arguments.ts";
import type { Keyspace, Value } from "./keyspace.ts";
import type { Stream } from "./stream.ts";
import { compareStreamIds, formatStreamId, MIN_STREAM_ID } from "./stream-id.ts";

/** Arguments of one command, so that no line of the log grows without bound. */
const ARGUMENTS_PER_COMMAND = 1000;

/** The shortest commands that make the keyspace as it is now; one list per key. */
export function* listSnapshotCommands(space: Keyspace): Iterable<readonly Command[]> {
  for (const key of space.keys()) {
    const value = space.find(key);
    if (!value) continue;
    const expiresAt = space.expiresAt(key);
    const expiry: Command[] =
      expiresAt === undefined ? [] : [["PEXPIRE", key, String(Math.min(expiresAt - space.now(), Number.MAX_SAFE_INTEGER))]];
    yield [...listValueCommands(key, value), ...expiry];
  }
}

function listValueCommands(key: Bytes, value: Value): Command[] {
  switch (value.type) {
    case "string":
      return [["SET", key, value.bytes]];
    case "hash":
      return inParts(["HSET", key], [...value.fields].flat());
    case "set":
      return inParts(["SADD", key], [...value.members]);
    case "zset":
      return inParts(
        ["ZADD", key],
        value.sorted.ordered().flatMap(({ score, member }) => [formatFloat64(score), member]),
      );
    case "list":
      return inParts(["RPUSH", key], value.items);
    case "stream":
      return listStreamCommands(key, value.stream);
  }
}

/** When the newest entry was deleted, an entry comes and goes in its place: the last id must not go back. */
function listStreamCommands(key: Bytes, { entries, lastId }: Stream): Command[] {
  const added = entries.map(({ id, fields }): Command => ["XADD", key, formatStreamId(id), ...fields]);
  const newest = entries.at(-1)?.id ?? MIN_STREAM_ID;
  if (compareStreamIds(newest, lastId) === 0) return added;
  const last = formatStreamId(lastId);
  return [...added, ["XADD", key, last, "placeholder", ""], ["XDEL", key, last]];
}

function inParts(head: Command, words: readonly Bytes[]): Command[] {
  const parts: Command[] = [];
  for (let start = 0; start < words.length; start += ARGUMENTS_PER_COMMAND) {
    parts.push([...head, ...words.slice(start, start + ARGUMENTS_PER_COMMAND)]);
  }
  return parts;
}
