// Tells what the planner really does: it plans the explained command with the same functions and, for execution
// figures, runs the same scan.
import { type Doc, decode, isDoc, isList } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import type { IndexPlan, Plan } from "../query/plan.ts";
import { parseAggregate } from "./aggregate.ts";
import { type CommandContext, docField, findSource, isSet, numberField, type Source } from "./context.ts";
import { parseFindAndModify } from "./find-and-modify.ts";
import { newCounts, parseFind, parseQuery, planFor, type Query, runQuery } from "./query.ts";
import { parseCount } from "./read.ts";

interface Explained {
  collection: string;
  query: Query;
  /** Stages above the query, outermost last. */
  wrap: (stage: Doc) => Doc;
  rest: Doc[];
}

const unwrapped = (stage: Doc): Doc => stage;

export function explain(context: CommandContext): Doc {
  const inner = context.command.explain;
  if (!isDoc(inner)) throw new CommandError(errorCodes.typeMismatch, "explain command requires a nested object");
  const explained = parseExplained(context, inner);
  const source = findSource(context, explained.collection);
  const { query, rest } = explained;
  const winningPlan = explained.wrap(source === null ? { stage: "EOF" } : queryStages(source, query));
  const namespace = `${context.db}.${explained.collection}`;
  const queryPlanner = { namespace, parsedQuery: query.filterDocument, winningPlan, rejectedPlans: [] };
  const wantsFigures = context.command.verbosity !== "queryPlanner";
  const executionStats = wantsFigures ? { executionStats: figures(source, query, winningPlan) } : {};
  const serverInfo = { host: "127.0.0.1", port: context.server.port, version: "8.0.0" };
  const plan = { explainVersion: "1", queryPlanner, ...executionStats };
  if (rest.length === 0) return { ...plan, command: inner, serverInfo, ok: 1 };
  return { explainVersion: "1", stages: [{ $cursor: { queryPlanner, ...executionStats } }, ...rest], command: inner, serverInfo, ok: 1 };
}

function parseExplained(context: CommandContext, command: Doc): Explained {
  const [name = ""] = Object.keys(command);
  const collection = String(command[name]);
  switch (name) {
    case "find": {
      const { query, projection } = parseFind(command);
      const wrap = projection === null ? unwrapped : (stage: Doc) => ({ stage: "PROJECTION_DEFAULT", inputStage: stage });
      return { collection, query, wrap, rest: [] };
    }
    case "aggregate":
      return { collection, wrap: unwrapped, ...parseAggregate(command) };
    case "count":
      return { collection, query: parseCount(command), wrap: (stage) => ({ stage: "COUNT", inputStage: stage }), rest: [] };
    case "distinct":
      return { collection, query: parseQuery(docField(command, "query"), { hint: command.hint }), wrap: unwrapped, rest: [] };
    case "findAndModify": {
      const stage = isSet(command.remove) ? "DELETE" : "UPDATE";
      return { collection, query: parseFindAndModify(command), wrap: (inputStage) => ({ stage, inputStage }), rest: [] };
    }
    case "update":
    case "delete":
      return explainedWrite(context, command, name, collection);
    default:
      throw new CommandError(errorCodes.commandNotFound, `Explain failed due to unknown command: ${name}`);
  }
}

function explainedWrite(context: CommandContext, command: Doc, name: "update" | "delete", collection: string): Explained {
  const field = name === "update" ? "updates" : "deletes";
  const inline = command[field];
  const [first] = isList(inline) ? inline : (context.sequences.get(field) ?? []).map(decode);
  if (!isDoc(first)) throw new CommandError(errorCodes.missingField, `BSON field '${name}.${field}' is missing but a required field`);
  const limit = name === "update" ? (isSet(first.multi) ? 0 : 1) : (numberField(first, "limit") ?? 0);
  const query = { ...parseQuery(docField(first, "q"), { hint: first.hint, limit }), limit: Number.POSITIVE_INFINITY };
  return { collection, query, wrap: (inputStage) => ({ stage: name.toUpperCase(), inputStage }), rest: [] };
}

function queryStages({ view }: Source, query: Query): Doc {
  const plan = planFor(view, query);
  let stage = planStages(plan, query);
  if (!plan.ordered && query.sort !== null) stage = { stage: "SORT", sortPattern: query.sort.document, inputStage: stage };
  if (query.skip > 0) stage = { stage: "SKIP", skipAmount: query.skip, inputStage: stage };
  return Number.isFinite(query.limit) ? { stage: "LIMIT", limitAmount: query.limit, inputStage: stage } : stage;
}

function planStages(plan: Plan, query: Query): Doc {
  const filter = query.filterDocument;
  switch (plan.type) {
    case "collection":
      return { stage: "COLLSCAN", filter, direction: plan.reverse ? "backward" : "forward" };
    case "index":
      return { stage: "FETCH", filter, inputStage: indexStages(plan, query) };
    case "union": {
      const stage = plan.ordered && query.sort !== null ? "SORT_MERGE" : "OR";
      return { stage: "FETCH", filter, inputStage: { stage, inputStages: plan.branches.map((branch) => indexStages(branch.plan, query)) } };
    }
  }
}

function indexStages(plan: IndexPlan, query: Query): Doc {
  const { spec, multikey } = plan.index;
  const indexBounds: Doc = {};
  for (const [position, { path }] of spec.fields.entries()) {
    const bounds = plan.bounds[position] ?? null;
    indexBounds[path] = [bounds === null ? "[MinKey, MaxKey]" : bounds.type === "points" ? `${bounds.keys.length} point(s)` : "range"];
  }
  const scan: Doc = {
    stage: "IXSCAN",
    keyPattern: spec.key,
    indexName: spec.name,
    isMultiKey: multikey.some(Boolean),
    isUnique: spec.unique,
    isSparse: spec.sparse,
    isPartial: spec.partial !== null,
    direction: plan.reverse ? "backward" : "forward",
    indexBounds,
  };
  return plan.merge ? { stage: "SORT_MERGE", sortPattern: query.sort?.document ?? {}, inputStages: [scan] } : scan;
}

function figures(source: Source | null, query: Query, winningPlan: Doc): Doc {
  const counts = newCounts();
  let nReturned = 0;
  const startedAt = performance.now();
  if (source !== null) for (const _ of runQuery(source.view, query, planFor(source.view, query), counts)) nReturned++;
  const executionTimeMillis = Math.round(performance.now() - startedAt);
  const { keysExamined, documentsExamined } = counts;
  const totals = { totalKeysExamined: keysExamined, totalDocsExamined: documentsExamined };
  return { executionSuccess: true, nReturned, executionTimeMillis, ...totals, executionStages: winningPlan };
}
