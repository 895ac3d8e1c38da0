// PostgreSQL's plan in MongoDB's words, as far as a test of query plans asks: which index, whether everything is read, whether
// something is sorted in memory, and how much was examined for what came out.
import { z } from "zod";
import { type Doc, isDoc } from "../../mongo/bson/values.ts";

const nodeSchema = z.object({
  "Node Type": z.string(),
  "Index Name": z.string().optional(),
  "Index Cond": z.string().optional(),
  Operation: z.string().optional(),
  "Actual Rows": z.number().default(0),
  "Actual Loops": z.number().default(1),
  "Rows Removed by Filter": z.number().default(0),
  "Rows Removed by Index Recheck": z.number().default(0),
  IndexDetails: z.array(z.object({ indexName: z.string(), indexKey: z.string().optional() })).default([]),
  get Plans() {
    return z.array(nodeSchema).default([]);
  },
});
type PlanNode = z.infer<typeof nodeSchema>;

const outputSchema = z.tuple([z.object({ Plan: nodeSchema })]);

export type ExplainedPlan = { winningPlan: Doc; nReturned: number; totalKeysExamined: number; totalDocsExamined: number };

/** Takes the text of EXPLAIN (FORMAT JSON); the figures are 0 unless it was run with ANALYZE. */
export function toStages(text: string): ExplainedPlan {
  const [{ Plan: top }] = outputSchema.parse(JSON.parse(text));
  const nodes = flatten(top);
  const scans = nodes.filter(isDocumentScan);
  const keys = nodes.filter((node) => node["Index Name"] !== undefined && !isFullScan(node));
  const keyPatterns = new Map(nodes.flatMap((node) => node.IndexDetails.map(({ indexName, indexKey }) => [indexName, indexKey] as const)));
  return {
    winningPlan: stageOf(top, keyPatterns),
    nReturned: handedOn(top),
    totalKeysExamined: sum(keys.map((node) => node["Actual Rows"] * node["Actual Loops"])),
    totalDocsExamined: sum(scans.map(examined)),
  };
}

const DOCUMENT_SCANS = new Set(["Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan"]);
const isDocumentScan = (node: PlanNode) => DOCUMENT_SCANS.has(node["Node Type"]);
const flatten = (node: PlanNode): PlanNode[] => [node, ...node.Plans.flatMap(flatten)];
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

function examined(node: PlanNode): number {
  return (node["Actual Rows"] + node["Rows Removed by Filter"] + node["Rows Removed by Index Recheck"]) * node["Actual Loops"];
}

/** Every document of a collection has its number in the primary key: a scan for nothing else reads them all. */
function isFullScan(node: PlanNode): boolean {
  return node["Index Name"] !== undefined && /^\(shard_key_value = '\d+'::bigint\)$/.test(node["Index Cond"] ?? "");
}

/** What counts, groups or changes documents returns one row for many: what it was given tells more. */
function handedOn(node: PlanNode): number {
  const given = node.Plans.filter((each) => each["Node Type"] !== "CTE Scan");
  const isSummary = node["Node Type"] === "Aggregate" || node["Node Type"] === "ModifyTable";
  return isSummary && given.length > 0 ? sum(given.map(handedOn)) : node["Actual Rows"];
}

type KeyPatterns = ReadonlyMap<string, string | undefined>;

function stageOf(node: PlanNode, keys: KeyPatterns): Doc {
  const inputs = node.Plans.filter((each) => each["Node Type"] !== "CTE Scan").map((each) => stageOf(each, keys));
  switch (node["Node Type"]) {
    case "Seq Scan":
      return { stage: "COLLSCAN" };
    case "Index Scan":
    case "Index Only Scan":
      return isFullScan(node) ? { stage: "COLLSCAN" } : { stage: "FETCH", inputStage: indexStage(node, keys) };
    case "Bitmap Index Scan":
      return isFullScan(node) ? { stage: "COLLSCAN" } : indexStage(node, keys);
    case "Bitmap Heap Scan":
      return inputs[0]?.stage === "COLLSCAN" ? { stage: "COLLSCAN" } : over("FETCH", inputs);
    case "BitmapOr":
      return { stage: "OR", inputStages: inputs };
    case "BitmapAnd":
      return { stage: "AND_HASH", inputStages: inputs };
    case "Merge Append":
      return { stage: "SORT_MERGE", inputStages: inputs };
    case "Sort":
    case "Incremental Sort":
      return over("SORT", inputs);
    case "Limit":
      return over("LIMIT", inputs);
    case "Aggregate":
      return over("GROUP", inputs.map(withoutGroupingSort));
    case "ModifyTable":
      return over((node.Operation ?? "UPDATE").toUpperCase(), inputs);
    default:
      return inputs.length === 1 && inputs[0] !== undefined ? inputs[0] : over(node["Node Type"].toUpperCase(), inputs);
  }
}

function over(stage: string, inputs: readonly Doc[]): Doc {
  const [only] = inputs;
  if (only === undefined) return { stage };
  return inputs.length === 1 ? { stage, inputStage: only } : { stage, inputStages: [...inputs] };
}

/** PostgreSQL may group by sorting; MongoDB groups by hashing, and its plan shows no sort for that. */
function withoutGroupingSort(stage: Doc): Doc {
  return stage.stage === "SORT" && isDoc(stage.inputStage) ? stage.inputStage : stage;
}

function indexStage(node: PlanNode, keys: KeyPatterns): Doc {
  const indexName = node["Index Name"] ?? "";
  const key = indexName === "_id_" ? '{"_id": 1}' : keys.get(indexName);
  return { stage: "IXSCAN", indexName, ...(key !== undefined && { keyPattern: JSON.parse(key) }), indexBounds: node["Index Cond"] ?? "" };
}
