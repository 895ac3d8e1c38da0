import { evaluateVariables } from "../aggregate/expressions.ts";
import type { Doc, Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import type { StoredDocument } from "../storage/collection.ts";
import { applyChanges } from "../storage/write.ts";
import { changeFor, compileUpdate, upsert } from "./change.ts";
import { type CommandContext, collectionName, docField, ensureSource, findSource, isSet, type Reply, runStatements } from "./context.ts";
import { firstOf, parseQuery, planFor, projectionOf, type Query, runQuery } from "./query.ts";

interface Outcome {
  value: StoredDocument | undefined;
  lastErrorObject: Doc;
}

export function parseFindAndModify(command: Doc): Query {
  const { sort, hint } = command;
  return parseQuery(docField(command, "query"), { sort, hint, limit: 1, variables: evaluateVariables(command.let) });
}

export function findAndModify(context: CommandContext): Promise<Reply> {
  const { command } = context;
  const query = parseFindAndModify(command);
  const projection = projectionOf(command.fields, evaluateVariables(command.let));
  if (isSet(command.remove) && (command.update !== undefined || isSet(command.new))) {
    throw new CommandError(errorCodes.failedToParse, "Cannot specify both an update and remove=true");
  }
  if (!isSet(command.remove) && command.update === undefined)
    throw new CommandError(errorCodes.failedToParse, "Either an update or remove=true must be specified");
  let outcome: Outcome = { value: undefined, lastErrorObject: { n: 0 } };
  const run = (): boolean => {
    outcome = isSet(command.remove) ? removeOne(context, query) : updateOne(context, query);
    return true;
  };
  return runStatements(context, 1, run, () => {
    const { value, lastErrorObject } = outcome;
    const shown: Value = value === undefined ? null : projection === null ? value.doc : projection(value.doc, query.filter);
    return { lastErrorObject, value: shown, ok: 1 };
  });
}

function removeOne(context: CommandContext, query: Query): Outcome {
  const source = findSource(context, collectionName(context));
  const before = source === null ? undefined : firstOf(runQuery(source.view, query, planFor(source.view, query)));
  if (source === null || before === undefined) return { value: undefined, lastErrorObject: { n: 0 } };
  applyChanges(context, source.collection, [{ before, after: undefined }]);
  return { value: before, lastErrorObject: { n: 1 } };
}

function updateOne(context: CommandContext, query: Query): Outcome {
  const { command } = context;
  const change = compileUpdate(command.update, command.arrayFilters, evaluateVariables(command.let));
  const name = collectionName(context);
  const source = isSet(command.upsert) ? ensureSource(context, name) : findSource(context, name);
  const before = source === null ? undefined : firstOf(runQuery(source.view, query, planFor(source.view, query)));
  if (source === null || (before === undefined && !isSet(command.upsert))) {
    return { value: undefined, lastErrorObject: { n: 0, updatedExisting: false } };
  }
  if (before === undefined) {
    const created = upsert(context, source, change, query.filter);
    const lastErrorObject = { n: 1, updatedExisting: false, upserted: created.doc._id };
    return { value: isSet(command.new) ? created : undefined, lastErrorObject };
  }
  const applied = changeFor(before, change, query.filter);
  if (applied !== null) applyChanges(context, source.collection, [applied]);
  return { value: isSet(command.new) ? (applied?.after ?? before) : before, lastErrorObject: { n: 1, updatedExisting: true } };
}
