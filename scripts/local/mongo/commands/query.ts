import type { AnyObject } from "mingo/types";
import { compileCondition, compileExpression, evaluateVariables } from "../aggregate/expressions.ts";
import { assertExpression } from "../aggregate/stages.ts";
import { type Doc, encode, type Value } from "../bson/values.ts";
import { openCursor } from "../cursors.ts";
import { CommandError } from "../errors.ts";
import { type Documents, execute, type ScanCounts } from "../query/execute.ts";
import { parseFilter } from "../query/filter.ts";
import type { Filter } from "../query/match.ts";
import { type Plan, planQuery } from "../query/plan.ts";
import { type Projection, parseProjection } from "../query/projection.ts";
import { parseSort, type Sort } from "../query/sort.ts";
import { freeze, type StoredDocument, type View } from "../storage/collection.ts";
import { type CommandContext, collectionName, docField, findSource, isSet, numberField, type Reply } from "./context.ts";

export interface Query {
  filter: Filter;
  filterDocument: Doc;
  sort: Sort | null;
  hint: Value;
  skip: number;
  limit: number;
}

export function parseCondition(document: Doc, variables: AnyObject): Filter {
  return parseFilter(document, (expression) => {
    assertExpression(expression);
    return compileCondition(expression, variables);
  });
}

export function parseQuery(
  filterDocument: Doc,
  options: { sort?: Value; hint?: Value; skip?: number; limit?: number; variables?: AnyObject },
): Query {
  const { skip = 0, limit = 0 } = options;
  if (skip < 0) throw new CommandError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
  return {
    filter: parseCondition(filterDocument, options.variables ?? {}),
    filterDocument,
    sort: parseSort(options.sort),
    hint: options.hint,
    skip,
    limit: limit === 0 ? Number.POSITIVE_INFINITY : Math.abs(limit),
  };
}

export function planFor(view: View, query: Query): Plan {
  return planQuery(view, query.filter, query.sort, query.hint);
}

export function newCounts(): ScanCounts {
  return { keysExamined: 0, documentsExamined: 0 };
}

export function* runQuery(view: View, query: Query, plan: Plan, counts: ScanCounts = newCounts()): Documents {
  if (query.limit === Number.POSITIVE_INFINITY && query.skip === 0) {
    yield* execute(view, plan, query.filter, query.sort, counts);
    return;
  }
  let at = 0;
  const end = query.skip + query.limit;
  for (const document of execute(view, plan, query.filter, query.sort, counts)) {
    if (at++ < query.skip) continue;
    yield document;
    if (at >= end) return;
  }
}

export function projectionOf(value: Value, variables: AnyObject): Projection | null {
  return parseProjection(value, (expression) => {
    assertExpression(expression);
    return compileExpression(expression, variables);
  });
}

function* rawDocuments(documents: Iterable<StoredDocument>, projection: Projection | null, filter: Filter): Generator<Uint8Array, void> {
  for (const document of documents) yield projection === null ? document.raw : encode(projection(document.doc, filter));
}

interface ParsedFind {
  query: Query;
  projection: Projection | null;
}

export function parseFind(command: Doc): ParsedFind {
  const variables = evaluateVariables(command.let);
  const { sort, hint } = command;
  const options = { sort, hint, skip: numberField(command, "skip") ?? 0, limit: numberField(command, "limit") ?? 0, variables };
  return { query: parseQuery(docField(command, "filter"), options), projection: projectionOf(command.projection, variables) };
}

export function find(context: CommandContext): Reply {
  const { command, server, sessionId } = context;
  const name = collectionName(context);
  const { query, projection } = parseFind(command);
  const source = findSource(context, name);
  const documents = source === null ? [] : runQuery(source.view, query, planFor(source.view, query));
  return openCursor(server.cursors, {
    namespace: `${context.db}.${name}`,
    sessionId,
    atClusterTime: context.atClusterTime,
    documents: rawDocuments(documents, projection, query.filter),
    batchSize: numberField(command, "batchSize"),
    singleBatch: isSet(command.singleBatch) || (numberField(command, "limit") ?? 0) < 0,
    onOpen: () => {
      if (source !== null) freeze(source.view);
    },
  });
}

export function firstOf(documents: Iterable<StoredDocument>): StoredDocument | undefined {
  for (const document of documents) return document;
  return undefined;
}
