// What a pipeline may contain, checked before anything runs, also inside sub-pipelines and on empty collections.
import { type Doc, isDoc, isList, type Value } from "../bson/values.ts";
import { CommandError, errorCodes, notSupported } from "../errors.ts";
import { accumulatorOperators, expressionOperators } from "./expressions.ts";

const stages = new Set(
  (
    "$match $sort $limit $skip $project $count $facet $lookup $unwind $addFields $set $unset $group $replaceRoot $replaceWith $sortByCount " +
    "$bucket $sample $unionWith $documents"
  ).split(" "),
);
const unsupportedStages = new Set(
  (
    "$out $merge $graphLookup $geoNear $redact $bucketAuto $collStats $indexStats $currentOp $listSessions $listLocalSessions $planCacheStats " +
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
  } else if (name === "$match") assertNoScript(argument);
  else if (name !== "$documents") assertExpression(argument);
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
