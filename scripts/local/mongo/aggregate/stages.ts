// What a pipeline may contain, checked before anything runs, also inside sub-pipelines and on empty collections.
import { type Doc, isDoc, isList, type Value } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { accumulatorOperators, expressionOperators } from "./expressions.ts";

const stages = new Set(
  (
    "$match $sort $limit $skip $project $count $facet $lookup $unwind $addFields $set $unset $group $replaceRoot $replaceWith $sortByCount " +
    "$unionWith $documents"
  ).split(" "),
);
const unsupportedStages = new Set(
  (
    "$out $merge $graphLookup $geoNear $redact $bucket $bucketAuto $sample $collStats $indexStats $currentOp $listSessions $listLocalSessions $planCacheStats " +
    "$search $searchMeta $vectorSearch $setWindowFields $fill $densify"
  ).split(" "),
);
const scriptOperators = new Set(["$where", "$function", "$accumulator"]);

const operators = new Set([
  ...Object.keys(expressionOperators),
  ...Object.keys(accumulatorOperators),
  ..."$literal $meta $let $map $filter $reduce $switch $cond $ifNull $convert $sortArray".split(" "),
]);

export function parsePipeline(value: Value): Doc[] {
  if (!isList(value)) throw new CommandError(errorCodes.typeMismatch, "'pipeline' option must be specified as an array");
  return value.map((stage) => {
    if (!isDoc(stage)) throw new CommandError(errorCodes.typeMismatch, "Each element of the 'pipeline' array must be an object");
    assertStage(stage);
    return stage;
  });
}

function assertStage(stage: Doc): void {
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0) {
    throw new CommandError(40323, "A pipeline stage specification object must contain exactly one field.");
  }
  if (name === "$changeStream") {
    throw new CommandError(errorCodes.changeStreamUnavailable, "The $changeStream stage is only supported on replica sets");
  }
  if (unsupportedStages.has(name)) throw notSupported(`The pipeline stage ${name}`);
  if (!stages.has(name)) throw new CommandError(errorCodes.unrecognizedPipelineStage, `Unrecognized pipeline stage name: '${name}'`);
  const argument = stage[name];
  if (name === "$facet" && isDoc(argument)) for (const branch of Object.values(argument)) parsePipeline(branch);
  else if ((name === "$lookup" || name === "$unionWith") && isDoc(argument)) {
    if (argument.pipeline !== undefined) parsePipeline(argument.pipeline);
    assertExpression(argument.let);
  } else if (name === "$group") assertGroup(argument);
  else if (name === "$unwind") assertUnwind(argument);
  else if (name === "$match") assertNoScript(argument);
  else if (name !== "$documents") assertExpression(argument);
}

function assertGroup(argument: Value): void {
  if (!isDoc(argument)) throw new CommandError(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(argument, "_id")) throw new CommandError(15955, "a group specification must include an _id");
  assertExpression(argument);
  for (const field of Object.keys(argument)) {
    const value = argument[field];
    const isAccumulator = isDoc(value) && Object.keys(value)[0]?.startsWith("$") === true;
    if (field !== "_id" && !isAccumulator) throw new CommandError(40234, `The field '${field}' must be an accumulator object`);
  }
}

function assertUnwind(argument: Value): void {
  const path = isDoc(argument) ? argument.path : argument;
  if (typeof path !== "string") throw new CommandError(28812, "no path specified to $unwind stage");
  if (!path.startsWith("$")) throw new CommandError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
}

const updateStages = new Set(["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"]);

/** An update given as a pipeline computes one document from one: it cannot filter, group or look elsewhere. */
export function parseUpdatePipeline(value: Value): Doc[] {
  const parsed = parsePipeline(value);
  for (const [name = ""] of parsed.map((stage) => Object.keys(stage))) {
    if (!updateStages.has(name)) throw new CommandError(errorCodes.invalidOptions, `${name} is not allowed to be used within an update`);
  }
  return parsed;
}

function scriptRefused(): CommandError {
  return new CommandError(errorCodes.scriptingDisabled, "Cannot run server-side javascript without the javascript engine enabled");
}

/** A filter's own operators are checked when it is parsed; expressions hide below $expr. */
function assertNoScript(value: Value): void {
  if (isList(value)) value.forEach(assertNoScript);
  else if (isDoc(value)) {
    for (const name of Object.keys(value)) {
      if (name === "$expr") assertExpression(value[name]);
      else assertNoScript(value[name]);
    }
  }
}

export function assertExpression(value: Value): void {
  if (isList(value)) value.forEach(assertExpression);
  else if (isDoc(value)) {
    for (const name of Object.keys(value)) {
      if (name === "$literal") continue;
      if (scriptOperators.has(name)) throw scriptRefused();
      if (name.startsWith("$") && !operators.has(name)) {
        throw new CommandError(errorCodes.invalidPipelineOperator, `Unrecognized expression '${name}'`);
      }
      assertExpression(value[name]);
    }
  }
}
