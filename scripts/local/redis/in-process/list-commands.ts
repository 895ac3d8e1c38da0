import { bulkArrayReply, type Command, integerReply, OK, type Reply } from "../engine.ts";
import { isErrorReply, NOT_AN_INTEGER, parseInteger, toIndexRange } from "./arguments.ts";
import { argument, type CommandContext, type CommandTable, findTyped } from "./command.ts";

export const LIST_COMMANDS: CommandTable = {
  LPUSH: { arity: -3, kind: "write", run: (command, context) => push(command, context, "front") },
  RPUSH: { arity: -3, kind: "write", run: (command, context) => push(command, context, "back") },
  LRANGE: { arity: 4, kind: "read", run: lrange },
  LTRIM: { arity: 4, kind: "write", run: ltrim },
  LLEN: { arity: 2, kind: "read", run: llen },
};

function push(command: Command, { space }: CommandContext, end: "front" | "back"): Reply {
  const key = argument(command, 1);
  const list = findTyped(space, key, "list");
  if (isErrorReply(list)) return list;
  const items = list?.items ?? [];
  for (const item of command.slice(2)) {
    if (end === "front") items.unshift(item);
    else items.push(item);
  }
  space.put(key, { type: "list", items });
  return integerReply(items.length);
}

function lrange(command: Command, { space }: CommandContext): Reply {
  const first = parseInteger(command[2]);
  const last = parseInteger(command[3]);
  if (first === null || last === null) return NOT_AN_INTEGER;
  const list = findTyped(space, argument(command, 1), "list");
  if (isErrorReply(list)) return list;
  const items = list?.items ?? [];
  const { start, end } = toIndexRange(first, last, items.length);
  return bulkArrayReply(items.slice(start, end));
}

function ltrim(command: Command, { space }: CommandContext): Reply {
  const first = parseInteger(command[2]);
  const last = parseInteger(command[3]);
  if (first === null || last === null) return NOT_AN_INTEGER;
  const key = argument(command, 1);
  const list = findTyped(space, key, "list");
  if (isErrorReply(list)) return list;
  if (!list) return OK;
  const { start, end } = toIndexRange(first, last, list.items.length);
  list.items.splice(end);
  list.items.splice(0, start);
  if (list.items.length === 0) space.remove(key);
  return OK;
}

function llen(command: Command, { space }: CommandContext): Reply {
  const list = findTyped(space, argument(command, 1), "list");
  return isErrorReply(list) ? list : integerReply(list?.items.length ?? 0);
}
