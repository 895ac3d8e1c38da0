import {
  arrayReply,
  type Bytes,
  bulkArrayReply,
  bulkReply,
  type Command,
  type ErrorReply,
  errorReply,
  integerReply,
  type Reply,
  SYNTAX_ERROR,
} from "../engine.ts";
import { isErrorReply, NOT_AN_INTEGER, parseInteger, toKeyword } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable } from "./command.ts";
import { type ExpiryUnit, parseExpiry } from "./expiry-options.ts";
import { matchesGlob } from "./matches-glob.ts";

export const KEY_COMMANDS: CommandTable = {
  DEL: { arity: -2, kind: "write", run: del },
  UNLINK: { arity: -2, kind: "write", run: del },
  EXISTS: { arity: -2, kind: "read", run: exists },
  EXPIRE: { arity: -3, kind: "write", run: (command, context) => expire(command, "EX", context) },
  PEXPIRE: { arity: -3, kind: "write", run: (command, context) => expire(command, "PX", context) },
  TTL: { arity: 2, kind: "read", run: (command, context) => timeToLive(argument(command, 1), 1000, context) },
  PTTL: { arity: 2, kind: "read", run: (command, context) => timeToLive(argument(command, 1), 1, context) },
  TYPE: { arity: 2, kind: "read", run: type },
  KEYS: { arity: 2, kind: "read", run: keys },
  SCAN: { arity: -2, kind: "read", run: scan },
};

function del(command: Command, { space }: CommandContext): Reply {
  return integerReply(command.slice(1).filter((key) => space.remove(key)).length);
}

function exists(command: Command, { space }: CommandContext): Reply {
  return integerReply(command.slice(1).filter((key) => space.find(key) !== undefined).length);
}

type ExpireCondition = { nx: boolean; xx: boolean; gt: boolean; lt: boolean };

function expire(command: Command, unit: ExpiryUnit, { space }: CommandContext): Reply {
  const key = argument(command, 1);
  const condition = parseExpireCondition(command.slice(3));
  if (isErrorReply(condition)) return condition;
  const expiresAt = parseExpiry(command[2], unit, space.now(), argument(command, 0).toLowerCase());
  if (isErrorReply(expiresAt)) return expiresAt;
  if (space.find(key) === undefined) return integerReply(0);
  // A key that never expires counts as the latest of all.
  const current = space.expiresAt(key) ?? Number.POSITIVE_INFINITY;
  const persistent = current === Number.POSITIVE_INFINITY;
  if ((condition.nx && !persistent) || (condition.xx && persistent)) return integerReply(0);
  if ((condition.gt && expiresAt <= current) || (condition.lt && expiresAt >= current)) return integerReply(0);
  if (expiresAt <= space.now()) space.remove(key);
  else space.setExpiresAt(key, expiresAt);
  return integerReply(1);
}

function parseExpireCondition(words: readonly Bytes[]): ExpireCondition | ErrorReply {
  const condition: ExpireCondition = { nx: false, xx: false, gt: false, lt: false };
  for (const word of words) {
    switch (toKeyword(word)) {
      case "NX":
        condition.nx = true;
        break;
      case "XX":
        condition.xx = true;
        break;
      case "GT":
        condition.gt = true;
        break;
      case "LT":
        condition.lt = true;
        break;
      default:
        return errorReply(`ERR Unsupported option ${word}`);
    }
  }
  const { nx, xx, gt, lt } = condition;
  if (nx && (xx || gt || lt)) return errorReply("ERR NX and XX, GT or LT options at the same time are not compatible");
  if (gt && lt) return errorReply("ERR GT and LT options at the same time are not compatible");
  return condition;
}

function timeToLive(key: Bytes, unitMs: number, { space }: CommandContext): Reply {
  if (space.find(key) === undefined) return integerReply(-2);
  const expiresAt = space.expiresAt(key);
  if (expiresAt === undefined) return integerReply(-1);
  return integerReply(Math.floor((expiresAt - space.now() + unitMs / 2) / unitMs));
}

function type(command: Command, { space }: CommandContext): Reply {
  return { type: "status", text: space.find(argument(command, 1))?.type ?? "none" };
}

function keys(command: Command, { space }: CommandContext): Reply {
  const pattern = argument(command, 1);
  return bulkArrayReply(space.keys().filter((key) => matchesGlob(pattern, key)));
}

type ScanOptions = { match: Bytes | undefined; count: number; type: Bytes | undefined };

/**
 * Goes through the keys in the order of a hash of their names, and the cursor is the next hash: so a key that is there
 * all the time is returned exactly once, whatever is added or removed in between, and no state is kept.
 */
function scan(command: Command, { space }: CommandContext): Reply {
  const cursorText = argument(command, 1);
  if (!/^\d{1,20}$/.test(cursorText)) return errorReply("ERR invalid cursor");
  const cursor = Number(cursorText);
  const options = parseScanOptions(command.slice(2));
  if (isErrorReply(options)) return options;
  const rest = space
    .keys()
    .map((key) => ({ key, hash: hashKey(key) }))
    .filter(({ hash }) => hash >= cursor)
    .sort((a, b) => a.hash - b.hash);
  const last = rest[Math.min(options.count, rest.length) - 1]?.hash ?? 0;
  const page = rest.filter(({ hash }) => hash <= last).map(({ key }) => key);
  const found = page.filter((key) => {
    if (options.match !== undefined && !matchesGlob(options.match, key)) return false;
    return options.type === undefined || space.find(key)?.type === options.type;
  });
  return arrayReply([bulkReply(page.length === rest.length ? "0" : String(last + 1)), bulkArrayReply(found)]);
}

function parseScanOptions(words: readonly Bytes[]): ScanOptions | ErrorReply {
  const options: ScanOptions = { match: undefined, count: 10, type: undefined };
  for (let index = 0; index < words.length; index += 2) {
    const value = words[index + 1];
    if (value === undefined) return SYNTAX_ERROR;
    switch (toKeyword(words[index])) {
      case "MATCH":
        options.match = value;
        break;
      case "TYPE":
        options.type = value.toLowerCase();
        break;
      case "COUNT": {
        const count = parseInteger(value);
        if (count === null) return NOT_AN_INTEGER;
        if (count < 1) return SYNTAX_ERROR;
        options.count = count;
        break;
      }
      default:
        return SYNTAX_ERROR;
    }
  }
  return options;
}

/** FNV-1a, 32 bit, moved up by one because cursor 0 means the beginning. */
function hashKey(key: Bytes): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) + 1;
}
