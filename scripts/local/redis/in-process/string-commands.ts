import {
  arrayReply,
  type Bytes,
  bulkReply,
  type Command,
  type ErrorReply,
  errorReply,
  integerReply,
  NIL,
  OK,
  type Reply,
  SYNTAX_ERROR,
} from "../engine.ts";
import { isErrorReply, MAX_INT64, MIN_INT64, NOT_AN_INTEGER, parseInt64, toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";
import { type ExpiryUnit, invalidExpireTime, parseExpiry } from "./expiry-options.ts";

export const STRING_COMMANDS: CommandTable = {
  GET: { arity: 2, kind: "read", run: get },
  SET: { arity: -3, kind: "write", run: set },
  SETEX: { arity: 4, kind: "write", run: setEx },
  MGET: { arity: -2, kind: "read", run: mget },
  INCR: { arity: 2, kind: "write", run: (command, context) => add(argument(command, 1), 1n, context) },
  DECR: { arity: 2, kind: "write", run: (command, context) => add(argument(command, 1), -1n, context) },
  INCRBY: { arity: 3, kind: "write", run: incrBy },
  DECRBY: { arity: 3, kind: "write", run: decrBy },
};

function get(command: Command, { space }: CommandContext): Reply {
  const value = findTyped(space, argument(command, 1), "string");
  return isErrorReply(value) ? value : bulkReply(value?.bytes);
}

function mget(command: Command, { space }: CommandContext): Reply {
  return arrayReply(
    command.slice(1).map((key) => {
      const value = space.find(key);
      return value?.type === "string" ? bulkReply(value.bytes) : NIL;
    }),
  );
}

type SetOptions = {
  condition?: "NX" | "XX";
  returnOld: boolean;
  keepTtl: boolean;
  expiry?: { unit: ExpiryUnit; text: Bytes };
};

function set(command: Command, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const options = parseSetOptions(command.slice(3));
  if (isErrorReply(options)) return options;
  const expiresAt = options.expiry ? parseSetExpiry(options.expiry, space.now(), "set") : undefined;
  if (isErrorReply(expiresAt)) return expiresAt;
  const old = options.returnOld ? findTyped(space, key, "string") : undefined;
  if (isErrorReply(old)) return old;
  const oldReply = bulkReply(old?.bytes);
  const exists = space.find(key) !== undefined;
  if (options.condition !== undefined && exists !== (options.condition === "XX")) return options.returnOld ? oldReply : NIL;
  space.put(key, { type: "string", bytes: argument(command, 2) });
  if (!options.keepTtl) space.setExpiresAt(key, expiresAt);
  return options.returnOld ? oldReply : OK;
}

function setEx(command: Command, { space }: CommandContext): Reply {
  const expiresAt = parseSetExpiry({ unit: "EX", text: argument(command, 2) }, space.now(), "setex");
  if (isErrorReply(expiresAt)) return expiresAt;
  const key = argument(command, 1);
  space.put(key, { type: "string", bytes: argument(command, 3) });
  space.setExpiresAt(key, expiresAt);
  return OK;
}

function parseSetExpiry(expiry: { unit: ExpiryUnit; text: Bytes }, nowMs: number, commandName: string): number | ErrorReply {
  const given = parseInt64(expiry.text);
  if (given !== null && given <= 0n) return invalidExpireTime(commandName);
  return parseExpiry(expiry.text, expiry.unit, nowMs, commandName);
}

function parseSetOptions(words: readonly Bytes[]): SetOptions | ErrorReply {
  const options: SetOptions = { returnOld: false, keepTtl: false };
  for (let index = 0; index < words.length; index += 1) {
    const word = toKeyword(words[index]);
    if (word === "NX" || word === "XX") {
      if (options.condition !== undefined && options.condition !== word) return SYNTAX_ERROR;
      options.condition = word;
    } else if (word === "GET") options.returnOld = true;
    else if (word === "KEEPTTL") {
      if (options.expiry) return SYNTAX_ERROR;
      options.keepTtl = true;
    } else if (word === "EX" || word === "PX" || word === "EXAT" || word === "PXAT") {
      index += 1;
      const text = words[index];
      const otherUnit = options.expiry !== undefined && options.expiry.unit !== word;
      if (text === undefined || otherUnit || options.keepTtl) return SYNTAX_ERROR;
      options.expiry = { unit: word, text };
    } else return SYNTAX_ERROR;
  }
  return options;
}

function incrBy(command: Command, context: CommandContext): Reply {
  const increment = parseInt64(command[2]);
  return increment === null ? NOT_AN_INTEGER : add(argument(command, 1), increment, context);
}

function decrBy(command: Command, context: CommandContext): Reply {
  const decrement = parseInt64(command[2]);
  if (decrement === null) return NOT_AN_INTEGER;
  if (decrement === MIN_INT64) return errorReply("ERR decrement would overflow");
  return add(argument(command, 1), -decrement, context);
}

function add(key: Bytes, increment: bigint, { space }: CommandContext): Reply {
  const value = findTyped(space, key, "string");
  if (isErrorReply(value)) return value;
  const current = value ? parseInt64(value.bytes) : 0n;
  if (current === null) return NOT_AN_INTEGER;
  const sum = current + increment;
  if (sum > MAX_INT64 || sum < MIN_INT64) return errorReply("ERR increment or decrement would overflow");
  space.put(key, { type: "string", bytes: String(sum) });
  return integerReply(Number(sum));
}
