import { serveTasks } from "../../platform/workers/serve-tasks.ts";
import { decodeModel, encodeModel } from "../model/encode-model.ts";
import { trainCandidate } from "../model/train-candidate.ts";
import type { TrainedModel, TrainTask } from "./model-trainer.ts";

serveTasks((task): TrainedModel => {
  const { live, ...examples } = asTask(task);
  const { model, ...rest } = trainCandidate(examples, decodeModel(live.version, live.bytes));
  return { bytes: encodeModel(model), ...rest };
});

/** The pool of model-trainer.ts is typed with it. */
function asTask(task: unknown): TrainTask {
  return task as TrainTask;
}
