// How often a prompt was run, by version, model and day: what insights are made of, so that no run has to be read for them. Each run adds
// to one document in the transaction that writes the run.

import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** Additions to one document; `durations` counts answered runs by `durationStep`. */
export type CountSums = {
  runs: number;
  answered: number;
  blocked: number;
  withheld: number;
  failed: number;
  stopped: number;
  up: number;
  down: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  durations: Readonly<Record<string, number>>;
};

/** `day` of UTC as YYYY-MM-DD; `model` as "provider/model", "" where nobody answered. */
export type CountPlace = { promptId: string; day: string; version: number; model: string };

export type PromptCountRecord = CountPlace & CountSums & { _id: string; orgId: string; expiresAt: Date };

export const promptCountCollection = defineCollection<PromptCountRecord>({
  name: "prompt_counts",
  indexes: [{ key: { orgId: 1, promptId: 1, day: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

const KEPT_MS = 400 * 86_400_000;
/** Of one question: ninety days of a few versions and models each. */
const ROWS_MAX = 5_000;

export type PromptCountStore = ReturnType<typeof createPromptCountStore>;

export function createPromptCountStore(db: Database) {
  const counts = db.collection(promptCountCollection);
  return {
    async add(orgId: string, place: CountPlace, sums: Partial<CountSums>, session: ClientSession): Promise<void> {
      const { promptId, day, version, model } = place;
      const _id = `${orgId}:${promptId}:${day}:${version}:${model}`;
      const expiresAt = new Date(Date.parse(day) + KEPT_MS);
      await counts.updateOne(
        { _id, orgId },
        { $inc: toIncrement(sums), $setOnInsert: { promptId, day, version, model, expiresAt } },
        { upsert: true, session },
      );
    },
    /** From that day on, oldest first. */
    list: (orgId: string, promptId: string, fromDay: string): Promise<PromptCountRecord[]> =>
      counts
        .find({ orgId, promptId, day: { $gte: fromDay } })
        .sort({ day: 1 })
        .limit(ROWS_MAX)
        .toArray(),
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await counts.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}

const ZERO = {
  ...{ runs: 0, answered: 0, blocked: 0, withheld: 0, failed: 0, stopped: 0, up: 0, down: 0 },
  ...{ inputTokens: 0, outputTokens: 0, costMicros: 0 },
};

/** Every sum is named, so that a new document has all of them. */
function toIncrement({ durations = {}, ...sums }: Partial<CountSums>): Record<string, number> {
  const steps = Object.entries(durations).map(([step, runs]) => [`durations.${step}`, runs]);
  return { ...ZERO, ...sums, ...Object.fromEntries(steps) };
}
