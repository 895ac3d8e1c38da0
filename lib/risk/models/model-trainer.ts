import { createWorkerPool } from "../../platform/workers/create-worker-pool.ts";
import type { ModelSpreads } from "../model/spreads.ts";
import type { CandidateEvaluation, ModelKind } from "../model/train-candidate.ts";

/** Learning keeps a processor busy for half a minute: it happens outside this process, and what it may use up is bounded. */
export type ModelTrainer = {
  /** Throws WorkerFailure. */
  train(task: TrainTask, signal?: AbortSignal): Promise<TrainedModel>;
  close(): void;
};

/** Rows of FEATURES in time order, what they came to, and the model that judges now, as its bytes. */
export type TrainTask = {
  values: Float32Array;
  labels: Uint8Array;
  surprises: Float64Array;
  live: { version: string; bytes: Uint8Array };
};
export type TrainedModel = { bytes: Uint8Array; kind: ModelKind; evaluation: CandidateEvaluation; spreads: ModelSpreads };

/** Of 200,000 rows with fifty features; below the function's own limits, so that the job still ends as it should. */
const LIMITS = { size: 1, timeoutMs: 240_000, memoryMb: 1_024, tasksPerWorker: 1 };

export function createModelTrainer(): ModelTrainer {
  const pool = createWorkerPool<TrainTask, TrainedModel>({ entry: new URL("./train-model.worker.ts", import.meta.url), ...LIMITS });
  return { train: (task, signal) => pool.run(task, signal ? { signal } : {}), close: () => pool.close() };
}
