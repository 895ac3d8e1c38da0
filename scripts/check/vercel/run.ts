import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { exitOf, firstMessage, startScript, stopChild } from "../../local/child-script.ts";
import { endWithParent } from "../../local/end-with-parent.ts";
import { freePort } from "../../local/ports.ts";
import { type CloudProcess, startCloudProcess } from "../../local/start-cloud-process.ts";
import { buildOffline } from "./build-offline.ts";
import { functionStamp, keepFunction } from "./built-function.ts";
import { findChaosTraces } from "./chaos-traces.ts";
import { hostEnvironment } from "./host-environment.ts";
import { takeJourney } from "./journey.ts";
import { findOutputProblems } from "./output.ts";

/**
 * `pnpm check:vercel`: builds as the host builds, looks at what it would publish, then runs the function from only the
 * files it ships. Nothing else finds an import that works here and dies there.
 */
/** Unpacked limit of a function: https://vercel.com/docs/functions/limitations */
const MAX_FUNCTION_BYTES = 250_000_000;
/** A buffered answer arrives at once; the demo engine takes longer than this for the journey's question. */
const MIN_SPREAD_MS = 150;

const work = mkdtempSync(path.join(tmpdir(), "aegis-host-"));
const closers: (() => Promise<void>)[] = [async () => rmSync(work, { recursive: true, force: true })];
const end = endWithParent(async () => {
  for (const close of closers.toReversed()) await close();
});
const readySchema = z.object({ importMs: z.number(), sinceStartMs: z.number() });

try {
  const problems = await check();
  for (const problem of problems) console.error(`✗ ${problem}`);
  console.log(problems.length === 0 ? "The host's build is as meant, and its function answers." : `${problems.length} problems.`);
  end(problems.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  end(1);
}

async function check(): Promise<string[]> {
  const stamp = functionStamp();
  const root = buildOffline(path.join(work, "project"));
  const problems = findOutputProblems(root);
  if (problems.length > 0) return problems;
  const { folder, handler, bytes } = keepFunction(root, stamp);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const cloud = await startCloudProcess({ dir: null, appUrl: url, isSealed: true });
  closers.push(cloud.close);
  return [
    ...findChaosTraces(folder),
    ...(bytes > MAX_FUNCTION_BYTES ? [`the function has ${bytes} bytes`] : []),
    ...(await run(folder, handler, port, cloud, bytes)),
  ];
}

async function run(folder: string, handler: string, port: number, cloud: CloudProcess, bytes: number): Promise<string[]> {
  const environment = { ...hostEnvironment(cloud.environment), DEMO_TOKEN_DELAY_MS: "25" };
  if ((await exitOf(startScript("scripts/db/create-indexes.ts", { environment, output: "ignore" }))) !== 0)
    return ["the indexes could not be created"];
  const child = startScript("scripts/check/vercel/launch.ts", { args: [folder, handler, String(port)], environment });
  closers.push(() => stopChild(child));
  const { importMs, sinceStartMs } = readySchema.parse(await firstMessage(child, "The function"));
  const { firstAnswerMs, pieces, spreadMs, text } = await takeJourney(`http://localhost:${port}`);
  console.log(`Function: ${(bytes / 1_000_000).toFixed(1)} MB unpacked, ${handler}`);
  console.log(
    `Cold start: ${Math.round(importMs)} ms import, ${Math.round(sinceStartMs)} ms process to listening, first answer after ${Math.round(firstAnswerMs)} ms`,
  );
  console.log(`Answer: ${text.length} characters in ${pieces} pieces over ${Math.round(spreadMs)} ms`);
  return pieces < 2 || spreadMs < MIN_SPREAD_MS
    ? [`the answer came in ${pieces} pieces over ${Math.round(spreadMs)} ms: the stream is buffered`]
    : [];
}
