import { replay } from "../../../lib/risk/engine/replay.ts";
import { defaultModel } from "../../../lib/risk/model/default-model.ts";
import { encodeModel } from "../../../lib/risk/model/encode-model.ts";
import { createModelTrainer, type TrainedModel } from "../../../lib/risk/models/model-trainer.ts";
import { generateMovements } from "../../../lib/risk/sample/generate-movements.ts";

export type RetrainingFigures = { rows: number; seconds: number; trained: TrainedModel };

const ROWS = 200_000;
const TOWN = { seed: 7, accounts: 3_000, payees: 4_000, days: 120, startAt: Date.UTC(2026, 0, 1), pace: 0.6 };

/** As the job does it: rows go to the process that trains, what it has learnt comes back. */
export async function measureRetraining(): Promise<RetrainingFigures> {
  const town = generateMovements(TOWN).slice(0, ROWS);
  const { values, labels, surprises } = replay(
    town.map(({ movement, episode }) => ({ movement, isFraud: episode !== null })),
    { withLabels: true },
  );
  const live = defaultModel();
  const trainer = createModelTrainer();
  try {
    const startedAt = performance.now();
    const trained = await trainer.train({ values, labels, surprises, live: { version: live.version, bytes: encodeModel(live) } });
    return { rows: labels.length, seconds: (performance.now() - startedAt) / 1_000, trained };
  } finally {
    trainer.close();
  }
}
