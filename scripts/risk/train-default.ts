import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { FEATURES } from "../../lib/risk/engine/features.ts";
import { type Labelled, replay } from "../../lib/risk/engine/replay.ts";
import { calibrate } from "../../lib/risk/model/calibration.ts";
import { encodeModel } from "../../lib/risk/model/encode-model.ts";
import { measure } from "../../lib/risk/model/measures.ts";
import { type RiskModel, rawScoreOf } from "../../lib/risk/model/risk-model.ts";
import { type Examples, trainModel } from "../../lib/risk/model/train-model.ts";
import { generateMovements } from "../../lib/risk/sample/generate-movements.ts";
import { readSet } from "../bench/risk/read-set.ts";

/**
 * `node scripts/risk/train-default.ts` learns the model every organization begins with, from our own generator and from the public card set
 * whose licence allows it, and writes lib/risk/model/default-model.generated.ts. The same inputs give the same file.
 */
const FILE = "lib/risk/model/default-model.generated.ts";
const { values } = parseArgs({ options: { data: { type: "string", default: "../shared/data/transactions/sparkov_dev.csv.gz" } } });

const town = (seed: number): Labelled[] =>
  generateMovements({ seed, accounts: 2_500, payees: 4_000, days: 60, startAt: Date.UTC(2026, 0, 1), pace: 0.5 }).map(
    ({ movement, episode }) => ({
      movement,
      isFraud: episode !== null,
    }),
  );

/** From the first transaction on: that nothing is known yet must not look like fraud. */
function examplesOf(set: readonly Labelled[]): Examples {
  return replay(set, { withLabels: true });
}

function join(...parts: readonly Examples[]): Examples {
  const rows = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const joined = { values: new Float32Array(rows * FEATURES.length), labels: new Uint8Array(rows), surprises: new Float64Array(rows) };
  let row = 0;
  for (const part of parts) {
    joined.values.set(part.values, row * FEATURES.length);
    joined.labels.set(part.labels, row);
    joined.surprises.set(part.surprises, row);
    row += part.labels.length;
  }
  return joined;
}

function calibrationOn(model: RiskModel, { values: rows, labels, surprises }: Examples) {
  const scores = Float64Array.from(labels, (_, row) =>
    rawScoreOf(model, rows, { surprise: surprises[row] ?? 0, offset: row * FEATURES.length }),
  );
  return calibrate(scores, labels);
}

function printUnseen(what: string, model: RiskModel, { values: rows, labels, surprises }: Examples): void {
  const scores = Float64Array.from(labels, (_, row) =>
    rawScoreOf(model, rows, { surprise: surprises[row] ?? 0, offset: row * FEATURES.length }),
  );
  const { ap, auc, recallAt01 } = measure(scores, labels);
  console.log(`${what}: average precision ${ap.toFixed(3)}, AUC ${auc.toFixed(3)}, recall at 0.1 % ${recallAt01.toFixed(3)}`);
}

/** Chosen on the development parts: docs/risk.md has the figures for other weights. */
const SURPRISE_WEIGHT = { known: 0.4, bare: 8 };
const TREES = { trees: 200, leaves: 16, leafWeight: 1 };

const cards = await readSet(values.data, "sparkov");
const known = examplesOf(cards);
const half = (isFirst: boolean): Labelled[] => cards.filter(({ movement }) => (movement.payer % 2 === 0) === isFirst);
const bare = examplesOf(town(7));
// Probabilities come from accounts the trees have not seen.
const judge = trainModel(join(bare, examplesOf(half(true))), { version: "draft", surpriseWeight: SURPRISE_WEIGHT, trees: TREES });
printUnseen("card set, accounts the trees have not seen", judge, examplesOf(half(false)));
const trained = trainModel(join(bare, known), { version: "draft", surpriseWeight: SURPRISE_WEIGHT, trees: TREES });
const model: RiskModel = {
  ...trained,
  calibration: { known: calibrationOn(judge, examplesOf(half(false))), bare: calibrationOn(judge, examplesOf(town(8))) },
};
const bytes = encodeModel(model);
const version = `default-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}`;
const base64 = Buffer.from(bytes).toString("base64");
writeFileSync(
  FILE,
  `// Made by scripts/risk/train-default.ts from its own generator and from transactions of the Sparkov generator (MIT). Do not edit.\n\nexport const DEFAULT_MODEL_VERSION = "${version}";\nexport const DEFAULT_MODEL = "${base64}";\n`,
);
console.log(`${version}: ${model.forest.roots.length} trees, ${(base64.length / 1024).toFixed(0)} KB`);
