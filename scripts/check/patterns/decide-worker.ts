import { parentPort } from "node:worker_threads";
import { check } from "recheck";
import { z } from "zod";

/** One of the threads decide.ts starts: a pattern comes in, what the checker finds goes out. */
const questionSchema = z.object({ source: z.string(), flags: z.string(), timeoutMs: z.number() });

parentPort?.on("message", async (raw) => {
  const { source, flags, timeoutMs } = questionSchema.parse(raw);
  const found = await check(source, flags, { timeout: timeoutMs });
  parentPort?.postMessage({ status: found.status, summary: found.status === "vulnerable" ? found.complexity.summary : found.status });
});
