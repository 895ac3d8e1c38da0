// The stages a query plan cannot take over, run by mingo over promoted documents. $match, $sort, $project, $unwind and
// $lookup are ours: they share the matcher, the order and the indexes with everything else.

import { BSONRegExp } from "bson";
import { Aggregator } from "mingo/aggregator";
import { Context, evalExpr } from "mingo/core";
import { type Iterator, Lazy } from "mingo/lazy";
import * as pipelineOperators from "mingo/operators/pipeline";
import type { AnyObject, Options } from "mingo/types";
import { leavesAtPath, valueAtPath } from "../bson/paths.ts";
import { cloneDoc, type Doc, isDoc, isList, promoteDoc, promoteValue, setField, type Value } from "../bson/values.ts";
import { inTest } from "../query/field-tests.ts";
import { parseFilter } from "../query/filter.ts";
import { type Filter, matches } from "../query/match.ts";
import { parseProjection } from "../query/projection.ts";
import { parseSort, sortKey } from "../query/sort.ts";
import { writeTarget } from "../update/target.ts";
import { accumulatorOperators, docFromMingo, expressionOperators, fromMingo, toCommandError } from "./expressions.ts";

export interface PipelineSources {
  /** Matching documents of another collection of the same database. */
  find(collection: string, filter: Filter): Iterable<Doc>;
}

export function runPipeline(input: Iterable<Doc>, stages: readonly Doc[], variables: AnyObject, sources: PipelineSources): Doc[] {
  const context = Context.init({
    accumulator: accumulatorOperators,
    expression: expressionOperators,
    pipeline: {
      ...pipelineOperators,
      $match: matchStage,
      $sort: sortStage,
      $project: projectStage,
      $group: groupStage,
      $unwind: unwindStage,
      $lookup: (documents: Iterator, spec: AnyObject, options: Options) => lookupStage(documents, docFromMingo(spec), options, sources),
      $unionWith: (documents: Iterator, spec: unknown, options: Options) => unionStage(documents, fromMingo(spec), options, sources),
    },
  });
  try {
    const promoted = Array.from(input, promoteDoc);
    return new Aggregator(stages.map(promoteDoc), { context, variables }).run(promoted).map(docFromMingo);
  } catch (cause) {
    throw toCommandError(cause);
  }
}

/** Filters are parsed from stored form; mingo's stages carry plain RegExp. */
function demoteRegex(value: Value): Value {
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags);
  if (isList(value)) return value.map(demoteRegex);
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const name of Object.keys(value)) setField(copy, name, demoteRegex(value[name]));
  return copy;
}

function matchStage(documents: Iterator, spec: AnyObject, options: Options): Iterator {
  const condition = demoteRegex(docFromMingo(spec));
  const filter = parseFilter(
    isDoc(condition) ? condition : {},
    (expression) => (doc) => Boolean(evalExpr(doc, promoteValue(expression), options)),
  );
  return documents.filter((doc: unknown) => matches(filter, docFromMingo(doc)));
}

function sortStage(documents: Iterator, spec: AnyObject, _options: Options): Iterator {
  const sort = parseSort(docFromMingo(spec));
  if (sort === null) return documents;
  return documents.transform((items: unknown[]) => {
    const keyed = items.map(docFromMingo).map((doc) => ({ doc, key: sortKey(sort, doc) }));
    keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
    return Lazy(keyed.map(({ doc }) => doc));
  });
}

function projectStage(documents: Iterator, spec: AnyObject, options: Options): Iterator {
  const projection = parseProjection(docFromMingo(spec), (expression) => (doc) => fromMingo(evalExpr(doc, expression, options)));
  const everything = parseFilter({});
  return documents.map((doc: unknown) => (projection === null ? docFromMingo(doc) : projection(docFromMingo(doc), everything)));
}

/** MongoDB puts documents without the group's field into the group of null. */
function groupStage(documents: Iterator, spec: AnyObject, options: Options): Iterator {
  const { _id } = spec;
  const isPlain = _id === null || (isDoc(_id) && Object.keys(_id)[0]?.startsWith("$") !== true);
  return pipelineOperators.$group(
    documents,
    isPlain || !("_id" in spec) ? { _id: null, ...spec } : { ...spec, _id: { $ifNull: [_id, null] } },
    options,
  );
}

function unwindStage(documents: Iterator, spec: unknown, _options: Options): Iterator {
  const settings = isDoc(spec) ? spec : { path: fromMingo(spec) };
  const path = String(settings.path).slice(1);
  const indexName = typeof settings.includeArrayIndex === "string" ? settings.includeArrayIndex : null;
  return documents.transform((items: unknown[]) =>
    Lazy(items.map(docFromMingo).flatMap((doc) => unwind(doc, path, indexName, settings.preserveNullAndEmptyArrays === true))),
  );
}

function unwind(doc: Doc, path: string, indexName: string | null, keepEmpty: boolean): Doc[] {
  const value = valueAtPath(doc, path);
  const isEmpty = value === undefined || value === null || (isList(value) && value.length === 0);
  if (isEmpty && !keepEmpty) return [];
  const items: Value[] = isList(value) && value.length > 0 ? value : [isList(value) ? undefined : value];
  return items.map((item, at) => {
    const copy = cloneDoc(doc);
    if (isList(value)) writeTarget(copy, path.split("."), item);
    if (indexName !== null) writeTarget(copy, indexName.split("."), isList(value) && value.length > 0 ? at : null);
    return copy;
  });
}

function lookupStage(documents: Iterator, spec: Doc, options: Options, sources: PipelineSources): Iterator {
  const { from, localField, foreignField } = spec;
  const stages = isList(spec.pipeline) ? spec.pipeline.filter(isDoc) : [];
  return documents.map((item: unknown) => {
    const doc = docFromMingo(item);
    const found = Array.from(sources.find(String(from), joinFilter(doc, localField, foreignField)), promoteDoc);
    const joined =
      stages.length === 0 ? found : runNested(found, stages, { ...options.variables, ...lookupVariables(doc, spec.let, options) }, options);
    const copy = { ...doc };
    writeTarget(copy, String(spec.as).split("."), joined);
    return copy;
  });
}

function joinFilter(doc: Doc, localField: Value, foreignField: Value): Filter {
  if (typeof localField !== "string" || typeof foreignField !== "string") return parseFilter({});
  const leaves = leavesAtPath(doc, localField);
  const values = leaves.flatMap((leaf) => (isList(leaf) ? leaf : [leaf]));
  const operands = leaves.length === 0 ? [null] : values;
  return { kind: "field", path: foreignField, parts: foreignField.split("."), test: inTest(operands) };
}

function lookupVariables(doc: Doc, variables: Value, options: Options): AnyObject {
  const values: AnyObject = {};
  if (isDoc(variables)) for (const name of Object.keys(variables)) values[name] = evalExpr(doc, variables[name], options);
  return values;
}

function runNested(input: Doc[], stages: readonly Doc[], variables: AnyObject, options: Options): Doc[] {
  return new Aggregator([...stages], { context: options.context, variables }).run(input).map(docFromMingo);
}

function unionStage(documents: Iterator, spec: Value, options: Options, sources: PipelineSources): Iterator {
  const settings = isDoc(spec) ? spec : { coll: spec };
  return documents.transform((items: unknown[]) => {
    const others = Array.from(sources.find(String(settings.coll), parseFilter({})), promoteDoc);
    const stages = isList(settings.pipeline) ? settings.pipeline.filter(isDoc) : [];
    return Lazy([...items, ...runNested(others, stages, { ...options.variables }, options)]);
  });
}
