import { evaluateVariables } from "../aggregate/expressions.ts";
import { type Doc, decode, encode, isDoc, isList } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { applyChanges } from "../storage/write.ts";
import { changeFor, compileUpdate, insertRaw, upsert } from "./change.ts";
import {
  type CommandContext,
  collectionName,
  docField,
  ensureSource,
  findSource,
  isSet,
  numberField,
  type Reply,
  runStatements,
} from "./context.ts";
import { parseQuery, planFor, runQuery } from "./query.ts";

const maxWriteBatch = 100_000;

function batchOf(context: CommandContext, name: string): readonly Uint8Array[] {
  const inline = context.command[name];
  const batch = context.sequences.get(name) ?? (isList(inline) ? inline.filter(isDoc).map(encode) : []);
  if (batch.length > 0 && batch.length <= maxWriteBatch) return batch;
  throw new CommandError(
    errorCodes.invalidLength,
    `Write batch sizes must be between 1 and ${maxWriteBatch}. Got ${batch.length} operations.`,
  );
}

/** Inside a transaction these fail the whole command, so that the driver runs the transaction again. */
const transientCodes: ReadonlySet<number> = new Set([errorCodes.writeConflict, errorCodes.snapshotUnavailable]);

async function runBatch(context: CommandContext, count: number, run: (at: number) => void, totals: () => Doc): Promise<Doc> {
  const isOrdered = context.command.ordered !== false;
  const writeErrors: Doc[] = [];
  const attempt = (at: number): boolean => {
    try {
      run(at);
      return true;
    } catch (cause) {
      if (!(cause instanceof CommandError) || transientCodes.has(cause.code)) throw cause;
      writeErrors.push({ index: at, code: cause.code, errmsg: cause.message, ...cause.extra });
      return !isOrdered;
    }
  };
  return runStatements(context, count, attempt, () => ({ ...totals(), ...(writeErrors.length > 0 ? { writeErrors } : {}), ok: 1 }));
}

export function insert(context: CommandContext): Promise<Reply> {
  const name = collectionName(context);
  const documents = batchOf(context, "documents");
  const source = ensureSource(context, name);
  let n = 0;
  const run = (at: number): void => {
    const raw = documents[at];
    if (raw === undefined) return;
    insertRaw(context, source, raw);
    n++;
  };
  return runBatch(context, documents.length, run, () => ({ n }));
}

const updateFields = new Set(["q", "u", "c", "multi", "upsert", "arrayFilters", "hint", "sort"]);
const deleteFields = new Set(["q", "limit", "hint"]);

function assertFields(statement: Doc, allowed: ReadonlySet<string>, command: string): void {
  for (const field of Object.keys(statement)) {
    if (field === "collation") throw notSupported("collation");
    if (!allowed.has(field)) throw new CommandError(errorCodes.unknownField, `BSON field '${command}.${field}' is an unknown field.`);
  }
}

interface UpdateTotals {
  n: number;
  nModified: number;
  upserted: Doc[];
}

export function update(context: CommandContext): Promise<Reply> {
  const statements = batchOf(context, "updates").map(decode);
  for (const statement of statements) assertFields(statement, updateFields, "update.updates");
  const totals: UpdateTotals = { n: 0, nModified: 0, upserted: [] };
  const run = (at: number): void => {
    const statement = statements[at];
    if (statement !== undefined) updateOne(context, statement, at, totals);
  };
  return runBatch(context, statements.length, run, () => {
    const { n, nModified, upserted } = totals;
    return upserted.length > 0 ? { n, nModified, upserted } : { n, nModified };
  });
}

function updateOne(context: CommandContext, statement: Doc, at: number, totals: UpdateTotals): void {
  const variables = { ...evaluateVariables(context.command.let), ...evaluateVariables(statement.c) };
  const change = compileUpdate(statement.u, statement.arrayFilters, variables);
  const isMulti = isSet(statement.multi);
  if (isMulti && change.isReplacement)
    throw new CommandError(errorCodes.failedToParse, "multi update is not supported for replacement-style update");
  const query = parseQuery(docField(statement, "q"), { sort: statement.sort, hint: statement.hint, limit: isMulti ? 0 : 1, variables });
  const isUpsert = isSet(statement.upsert);
  const source = isUpsert ? ensureSource(context, collectionName(context)) : findSource(context, collectionName(context));
  if (source === null) return;
  const found = [...runQuery(source.view, query, planFor(source.view, query))];
  if (found.length === 0 && isUpsert) {
    const created = upsert(context, source, change, query.filter);
    totals.n++;
    totals.upserted.push({ index: at, _id: created.doc._id });
    return;
  }
  const changes = found.flatMap((before) => changeFor(before, change, query.filter) ?? []);
  applyChanges(context, source.collection, changes);
  totals.n += found.length;
  totals.nModified += changes.length;
}

export function remove(context: CommandContext): Promise<Reply> {
  const statements = batchOf(context, "deletes").map(decode);
  for (const statement of statements) {
    assertFields(statement, deleteFields, "delete.deletes");
    const limit = numberField(statement, "limit") ?? 0;
    if (limit !== 0 && limit !== 1) {
      throw new CommandError(errorCodes.failedToParse, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
    }
  }
  let n = 0;
  const run = (at: number): void => {
    const statement = statements[at];
    if (statement === undefined) return;
    const variables = evaluateVariables(context.command.let);
    const query = parseQuery(docField(statement, "q"), { hint: statement.hint, limit: numberField(statement, "limit") ?? 0, variables });
    const source = findSource(context, collectionName(context));
    if (source === null) return;
    const found = [...runQuery(source.view, query, planFor(source.view, query))];
    applyChanges(
      context,
      source.collection,
      found.map((before) => ({ before, after: undefined })),
    );
    n += found.length;
  };
  return runBatch(context, statements.length, run, () => ({ n }));
}
