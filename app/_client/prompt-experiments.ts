import * as z from "zod/mini";
import type { ExperimentMetric } from "../../lib/prompts/workbench/experiment.schema.ts";
import { requestJson } from "./http.ts";
import { promptPath } from "./prompts.ts";

const count = z.number();
const text = z.nullable(z.string());

const experimentSchema = z.object({
  ...{ id: z.string(), state: z.enum(["running", "ended"]), metric: z.enum(["thumbs", "cost", "latency"]), minimumPerArm: count },
  arms: z.array(
    z.object({
      ...{ version: count, share: count, exposures: count, outcomes: count, value: z.nullable(count) },
      interval: z.nullable(z.object({ low: count, high: count })),
    }),
  ),
  stopRule: z.object({ errorRate: count, margin: count }),
  result: z.nullable(z.enum(["winner", "no_difference", "stopped", "timed_out"])),
  winner: z.nullable(count),
  promotionId: text,
  ...{ startedAt: z.string(), endsAt: z.string(), endedAt: text, revision: count },
});
export type Experiment = z.infer<typeof experimentSchema>;
export type ExperimentArm = Experiment["arms"][number];

const pathOf = (promptId: string) => `${promptPath(promptId)}/experiments`;

export function listExperiments(promptId: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(cursor === null ? {} : { cursor });
  return requestJson(`${pathOf(promptId)}?${search}`, z.object({ items: z.array(experimentSchema), nextCursor: text }), { signal });
}

type NewExperiment = {
  arms: readonly { version: number; share: number }[];
  metric: ExperimentMetric;
  minimumPerArm: number;
  maximumDays: number;
};

export function startExperiment(promptId: string, body: NewExperiment): Promise<Experiment> {
  return requestJson(pathOf(promptId), experimentSchema, { method: "POST", body });
}

export function stopExperiment(promptId: string, { id, revision }: Experiment): Promise<Experiment> {
  return requestJson(`${pathOf(promptId)}/${encodeURIComponent(id)}/stop`, experimentSchema, { method: "POST", body: { revision } });
}

/** Asks for the winner's promotion; somebody else decides. */
export function proposeWinner(promptId: string, { id }: Experiment): Promise<Experiment> {
  return requestJson(`${pathOf(promptId)}/${encodeURIComponent(id)}/proposal`, experimentSchema, { method: "POST" });
}
