import { Long } from "bson";
import { evaluateVariables } from "../aggregate/expressions.ts";
import { encodeValue } from "../bson/order.ts";
import { leavesAtPath } from "../bson/paths.ts";
import { type Doc, isList, type Value } from "../bson/values.ts";
import { continueCursor } from "../cursors.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { type CommandContext, collectionName, docField, findSource, numberField, type Reply } from "./context.ts";
import { parseQuery, planFor, type Query, runQuery } from "./query.ts";

export function getMore(context: CommandContext): Reply {
  const { command, server } = context;
  return continueCursor(server.cursors, String(command.getMore), numberField(command, "batchSize"));
}

export function killCursors(context: CommandContext): Doc {
  const { command, server } = context;
  const ids = isList(command.cursors) ? command.cursors.filter((id) => id instanceof Long) : [];
  const killed = ids.filter((id) => server.cursors.delete(id.toString()));
  const missing = ids.filter((id) => !killed.includes(id));
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
}

export function parseCount(command: Doc): Query {
  return parseQuery(docField(command, "query"), {
    hint: command.hint,
    skip: numberField(command, "skip") ?? 0,
    limit: numberField(command, "limit") ?? 0,
  });
}

export function count(context: CommandContext): Doc {
  const query = parseCount(context.command);
  const source = findSource(context, collectionName(context));
  if (source === null) return { n: 0, ok: 1 };
  const isEverything = Object.keys(query.filterDocument).length === 0 && query.hint === undefined;
  if (isEverything) return { n: Math.max(0, Math.min(source.view.documents.size - query.skip, query.limit)), ok: 1 };
  let n = 0;
  for (const _ of runQuery(source.view, query, planFor(source.view, query))) n++;
  return { n, ok: 1 };
}

export function distinct(context: CommandContext): Doc {
  const { command } = context;
  const path = command.key;
  if (typeof path !== "string" || path === "")
    throw new CommandError(errorCodes.typeMismatch, "BSON field 'distinct.key' must be a nonempty string");
  const query = parseQuery(docField(command, "query"), { hint: command.hint, variables: evaluateVariables(command.let) });
  const source = findSource(context, collectionName(context));
  const values = new Map<string, Value>();
  for (const { doc } of source === null ? [] : runQuery(source.view, query, planFor(source.view, query))) {
    for (const leaf of leavesAtPath(doc, path).flatMap((value) => (isList(value) ? value : [value]))) {
      const key = encodeValue(leaf);
      if (!values.has(key)) values.set(key, leaf);
    }
  }
  return { values: [...values.values()], ok: 1 };
}
