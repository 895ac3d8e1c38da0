import { ACCOUNT_FEATURES, buildGraph, type Graph, writeAccountFeatures } from "../../../lib/risk/engine/account-features.ts";
import { hashName, type Movement } from "../../../lib/risk/engine/movement.ts";
import { calibrate, toCalibrated } from "../../../lib/risk/model/calibration.ts";
import { measure } from "../../../lib/risk/model/measures.ts";
import { DEFAULT_TREES, trainTrees } from "../../../lib/risk/model/train-trees.ts";
import { predict } from "../../../lib/risk/model/trees.ts";
import type { RiskFigures } from "./judge-transactions.ts";
import { readRows } from "./read-lines.ts";

export type LabelledAccount = { hash: number; isFraud: boolean };

export async function readAccounts(file: string): Promise<LabelledAccount[]> {
  const found: LabelledAccount[] = [];
  for await (const row of readRows(file))
    found.push({ hash: hashName(`node ${row.get("nodeid") ?? ""}`), isFraud: row.get("isFraud") === "1" });
  return found;
}

const FEATURE_COUNT = ACCOUNT_FEATURES.length;
/** Ten thousand accounts are few: small trees, and many of them. */
const TREES = { ...DEFAULT_TREES, trees: 150, leaves: 7, rate: 0.05, leafWeight: 1, ridge: 3 };
const FOLDS = 4;

/** Which accounts launder, from all transfers and the closed cases of other accounts. */
export function judgeAccounts(
  movements: Iterable<Movement>,
  { train, test }: { train: readonly LabelledAccount[]; test: readonly LabelledAccount[] },
): RiskFigures {
  const graph = buildGraph(movements);
  const frauds = new Map(train.map(({ hash, isFraud }) => [hash, isFraud]));
  const labels = labelsOf(test);
  const values = describe(graph, test, frauds);
  const forest = trainTrees(describe(graph, train, frauds), labelsOf(train), { features: FEATURE_COUNT, options: TREES });
  const calibration = calibrateAcross(graph, train);
  const scores = Float64Array.from(test, (_, row) => toCalibrated(calibration, predict(forest, values, row * FEATURE_COUNT)));
  const each = (read: (row: number) => number): number =>
    measure(
      Float64Array.from(test, (_, row) => read(row)),
      labels,
    ).ap;
  const at = (name: (typeof ACCOUNT_FEATURES)[number]) => (row: number) =>
    values[row * FEATURE_COUNT + ACCOUNT_FEATURES.indexOf(name)] ?? 0;
  return {
    ...measure(scores, labels),
    baselines: {
      amount: each(at("received_count")),
      rules: each((row) => Math.max(at("paid_repeats")(row), at("received_repeats")(row))),
      profile: each(at("payer_suspects")),
    },
  };
}

const labelsOf = (accounts: readonly LabelledAccount[]): Uint8Array => Uint8Array.from(accounts, ({ isFraud }) => (isFraud ? 1 : 0));

function describe(graph: Graph, accounts: readonly LabelledAccount[], frauds: ReadonlyMap<number, boolean>): Float32Array {
  const values = new Float32Array(accounts.length * FEATURE_COUNT);
  for (const [row, { hash }] of accounts.entries()) writeAccountFeatures(graph, hash, frauds, values, row * FEATURE_COUNT);
  return values;
}

/** Scores of accounts by trees that have not seen them. */
function calibrateAcross(graph: Graph, accounts: readonly LabelledAccount[]) {
  const scores: number[] = [];
  const outcomes: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inFold = (index: number): boolean => index % FOLDS === fold;
    const seen = accounts.filter((_, index) => !inFold(index));
    const unseen = accounts.filter((_, index) => inFold(index));
    const frauds = new Map(seen.map(({ hash, isFraud }) => [hash, isFraud]));
    const forest = trainTrees(describe(graph, seen, frauds), labelsOf(seen), { features: FEATURE_COUNT, options: TREES });
    const values = describe(graph, unseen, frauds);
    for (const [row, { isFraud }] of unseen.entries()) {
      scores.push(predict(forest, values, row * FEATURE_COUNT));
      outcomes.push(isFraud ? 1 : 0);
    }
  }
  return calibrate(Float64Array.from(scores), Uint8Array.from(outcomes));
}
