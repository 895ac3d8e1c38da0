import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { z } from "zod";

type Question = { source: string; flags: string; timeoutMs: number };
type Finding = { status: "safe" | "vulnerable" | "unknown"; summary: string };

const findingSchema = z.object({ status: z.enum(["safe", "vulnerable", "unknown"]), summary: z.string() });

/** Answers in the order of the questions; every core takes the next one as soon as it is free. */
export async function decideAll(questions: readonly Question[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const next = questions.entries();
  const work = async () => {
    // The checker's own thread would be a second one for each of ours.
    const worker = new Worker(new URL("./decide-worker.ts", import.meta.url), { env: { ...process.env, RECHECK_BACKEND: "pure" } });
    for (const [index, question] of next) {
      worker.postMessage(question);
      const [raw] = await once(worker, "message");
      findings[index] = findingSchema.parse(raw);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return findings;
}
