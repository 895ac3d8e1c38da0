import type { AnyObject } from "mingo/types";
import { evaluateVariables } from "../aggregate/expressions.ts";
import { type PipelineSources, runPipeline } from "../aggregate/pipeline.ts";
import { parsePipeline } from "../aggregate/stages.ts";
import { type Doc, encode, isDoc, numericOf, type Value } from "../bson/values.ts";
import { openCursor } from "../cursors.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { freeze } from "../storage/collection.ts";
import { type CommandContext, docField, findSource, numberField, type Reply, type Source } from "./context.ts";
import { parseQuery, planFor, type Query, runQuery } from "./query.ts";

interface ParsedAggregate {
  /** The leading $match, $sort, $skip and $limit as one query: it can use indexes. */
  query: Query;
  rest: Doc[];
  variables: AnyObject;
}

export function parseAggregate(command: Doc): ParsedAggregate {
  const variables = evaluateVariables(command.let);
  const rest = parsePipeline(command.pipeline);
  const conditions: Doc[] = [];
  for (let match = rest[0]?.$match; isDoc(match); match = rest[0]?.$match) {
    conditions.push(match);
    rest.shift();
  }
  const options: { sort?: Value; skip?: number; limit?: number } = {};
  if (rest[0]?.$sort !== undefined) options.sort = rest.shift()?.$sort;
  if (rest[0]?.$skip !== undefined) options.skip = stageNumber(rest.shift()?.$skip, "$skip");
  if (rest[0]?.$limit !== undefined) {
    options.limit = stageNumber(rest.shift()?.$limit, "$limit");
    if (options.limit === 0) throw new CommandError(15958, "the limit must be positive");
  }
  const [only = {}] = conditions;
  const condition: Doc = conditions.length > 1 ? { $and: conditions } : only;
  return { query: parseQuery(condition, { ...options, hint: command.hint, variables }), rest, variables };
}

function stageNumber(value: Value, stage: string): number {
  const number = numericOf(value);
  if (number !== null && Number.isInteger(Number(number)) && Number(number) >= 0) return Number(number);
  throw new CommandError(5107201, `invalid argument to ${stage} stage: Expected a non-negative number`);
}

export function aggregate(context: CommandContext): Reply {
  const { command, server, sessionId } = context;
  const name = command.aggregate;
  const { query, rest, variables } = parseAggregate(command);
  const isCollectionless = typeof name !== "string";
  if (isCollectionless && rest[0]?.$documents === undefined) {
    throw new CommandError(errorCodes.invalidNamespace, "{aggregate: 1} is not valid for this pipeline; a collection is required.");
  }
  const source = isCollectionless ? null : findSource(context, name);
  const documents = source === null ? [] : runQuery(source.view, query, planFor(source.view, query));
  return openCursor(server.cursors, {
    namespace: `${context.db}.${isCollectionless ? "$cmd.aggregate" : name}`,
    sessionId,
    atClusterTime: context.atClusterTime,
    documents: results(context, documents, { query, rest, variables }),
    batchSize: numberField(docField(command, "cursor"), "batchSize"),
    onOpen: () => {
      if (source !== null) freeze(source.view);
    },
  });
}

type Found = Iterable<{ doc: Doc; raw: Uint8Array }>;

function* results(context: CommandContext, found: Found, { rest, variables }: ParsedAggregate): Generator<Uint8Array, void> {
  const counter = countingStage(rest);
  if (rest.length === 0) for (const { raw } of found) yield raw;
  else if (counter !== null) {
    let total = 0;
    for (const _ of found) total++;
    if (total > 0) yield encode(counter(total));
  } else {
    for (const result of runPipeline(documentsOf(found), rest, variables, sourcesOf(context, variables))) yield encode(result);
  }
}

function* documentsOf(found: Found): Generator<Doc, void> {
  for (const { doc } of found) yield doc;
}

/** `$count`, and the $group that countDocuments sends: neither needs the documents themselves. */
function countingStage(rest: readonly Doc[]): ((total: number) => Doc) | null {
  const [stage] = rest;
  if (rest.length !== 1 || stage === undefined) return null;
  const { $count, $group } = stage;
  if (typeof $count === "string" && $count !== "" && !$count.startsWith("$")) return (total) => ({ [$count]: total });
  if (!isDoc($group) || Object.keys($group).length !== 2 || !isDoc($group.n) || numericOf($group.n.$sum) !== 1) return null;
  const { _id } = $group;
  return _id === null || numericOf(_id) !== null ? (total) => ({ _id, n: total }) : null;
}

function sourcesOf(context: CommandContext, variables: AnyObject): PipelineSources {
  return {
    *find(collection, filter) {
      const source: Source | null = findSource(context, collection);
      if (source === null) return;
      const query: Query = { ...parseQuery({}, { variables }), filter };
      for (const { doc } of runQuery(source.view, query, planFor(source.view, query))) yield doc;
    },
  };
}
