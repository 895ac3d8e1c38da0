import {
  arityError,
  arrayReply,
  type Bytes,
  bulkArrayReply,
  bulkReply,
  type Command,
  type ErrorReply,
  errorReply,
  integerReply,
  type Reply,
} from "../engine.ts";
import { isErrorReply, MAX_INT64, MIN_INT64, NOT_A_FLOAT, NOT_AN_INTEGER, parseFloat64, parseInt64 } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import type { Keyspace } from "./keyspace.ts";
import { addLongDouble, isLongDouble } from "./long-double.ts";

export const HASH_COMMANDS: CommandTable = {
  HSET: { arity: -4, kind: "write", run: hset },
  HGET: { arity: 3, kind: "read", run: hget },
  HMGET: { arity: -3, kind: "read", run: hmget },
  HGETALL: { arity: 2, kind: "read", run: hgetall },
  HDEL: { arity: -3, kind: "write", run: hdel },
  HLEN: { arity: 2, kind: "read", run: hlen },
  HINCRBY: { arity: 4, kind: "write", run: hincrBy },
  HINCRBYFLOAT: { arity: 4, kind: "write", run: hincrByFloat },
};

type Fields = Map<Bytes, Bytes>;

const NO_FIELDS: ReadonlyMap<Bytes, Bytes> = new Map();

function readFields(space: Keyspace, key: Bytes): ReadonlyMap<Bytes, Bytes> | ErrorReply {
  const hash = findTyped(space, key, "hash");
  return isErrorReply(hash) ? hash : (hash?.fields ?? NO_FIELDS);
}

/** For a write that is sure to happen: makes the hash when there is none. */
function writeFields(space: Keyspace, key: Bytes): Fields | ErrorReply {
  const hash = findTyped(space, key, "hash");
  if (isErrorReply(hash)) return hash;
  if (hash) return hash.fields;
  const fields: Fields = new Map();
  space.put(key, { type: "hash", fields });
  return fields;
}

function hset(command: Command, { space }: CommandContext): Reply {
  if (command.length % 2 === 1) return arityError("hset");
  const fields = writeFields(space, argument(command, 1));
  if (isErrorReply(fields)) return fields;
  let added = 0;
  for (let index = 2; index < command.length; index += 2) {
    const field = argument(command, index);
    if (!fields.has(field)) added += 1;
    fields.set(field, argument(command, index + 1));
  }
  return integerReply(added);
}

function hget(command: Command, { space }: CommandContext): Reply {
  const fields = readFields(space, argument(command, 1));
  return isErrorReply(fields) ? fields : bulkReply(fields.get(argument(command, 2)));
}

function hmget(command: Command, { space }: CommandContext): Reply {
  const fields = readFields(space, argument(command, 1));
  return isErrorReply(fields) ? fields : arrayReply(command.slice(2).map((field) => bulkReply(fields.get(field))));
}

function hgetall(command: Command, { space }: CommandContext): Reply {
  const fields = readFields(space, argument(command, 1));
  return isErrorReply(fields) ? fields : bulkArrayReply([...fields].flat());
}

function hdel(command: Command, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const hash = findTyped(space, key, "hash");
  if (isErrorReply(hash)) return hash;
  if (!hash) return integerReply(0);
  const removed = command.slice(2).filter((field) => hash.fields.delete(field)).length;
  if (hash.fields.size === 0) space.remove(key);
  return integerReply(removed);
}

function hlen(command: Command, { space }: CommandContext): Reply {
  const fields = readFields(space, argument(command, 1));
  return isErrorReply(fields) ? fields : integerReply(fields.size);
}

function hincrBy(command: Command, { space }: CommandContext): Reply {
  const [, key = "", field = "", text] = command;
  const increment = parseInt64(text);
  if (increment === null) return NOT_AN_INTEGER;
  const current = readFields(space, key);
  if (isErrorReply(current)) return current;
  const value = parseInt64(current.get(field) ?? "0");
  if (value === null) return errorReply("ERR hash value is not an integer");
  const sum = value + increment;
  if (sum > MAX_INT64 || sum < MIN_INT64) return errorReply("ERR increment or decrement would overflow");
  return storeField(space, key, field, String(sum)) ?? integerReply(Number(sum));
}

function hincrByFloat(command: Command, { space }: CommandContext): Reply {
  const [, key = "", field = "", increment = ""] = command;
  if (parseFloat64(increment) === null) return NOT_A_FLOAT;
  if (!isLongDouble(increment)) return errorReply("ERR value is NaN or Infinity");
  const current = readFields(space, key);
  if (isErrorReply(current)) return current;
  const value = current.get(field) ?? "0";
  if (!isLongDouble(value)) return errorReply("ERR hash value is not a float");
  const sum = addLongDouble(value, increment);
  if (sum === null) return errorReply("ERR increment would produce NaN or Infinity");
  return storeField(space, key, field, sum) ?? bulkReply(sum);
}

function storeField(space: Keyspace, key: Bytes, field: Bytes, value: Bytes): ErrorReply | null {
  const fields = writeFields(space, key);
  if (isErrorReply(fields)) return fields;
  fields.set(field, value);
  return null;
}
