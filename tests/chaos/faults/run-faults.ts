import type { Violation } from "../checkers/violation.ts";
import type { History } from "../history/history.ts";
import { createRecorder, type Recorder } from "../history/recorder.ts";
import type { World } from "../world/world.ts";
import { CATALOGUE } from "./catalogue.ts";
import type { Fault } from "./fault.ts";
import { type FaultWorld, type FaultWorldOptions, startFaultWorld } from "./fault-world.ts";

/**
 * Every fault once (or `repeat` times): those that concern one message beside each other, those that disturb everybody one by
 * one, those that need other workers in a world of their own. A fault that did not happen, an expectation that does not hold
 * and a broken invariant all count against the fault.
 */
export type FaultRun = { name: string; happened: number; problems: string[]; tookMs: number };
export type FaultReport = {
  runs: FaultRun[];
  /** Of every world, with the fault whose messages they concern; "" when that cannot be told. */
  violations: (Violation & { fault: string })[];
};
export type FaultsOptions = {
  seed: number;
  names: "all" | readonly string[];
  repeat: number;
  /** Messages that gather while the queue stands still. */
  backlog: number;
  /** Drains the world, reads what it holds and runs the checkers. */
  inspect: (world: World, recorder: Recorder) => Promise<readonly Violation[]>;
  mongodbUri?: string;
  patches?: readonly string[];
  progress?: (line: string) => void;
};

export async function runFaults(options: FaultsOptions): Promise<FaultReport> {
  const chosen = choose(options.names);
  const report: FaultReport = { runs: [], violations: [] };
  const common = chosen.filter(({ company }) => company !== "skewed");
  for (let round = 0; round < options.repeat; round += 1) {
    const seed = options.seed + round;
    if (common.length > 0) await runInWorld({ ...options, seed }, common, report);
    for (const fault of chosen.filter(({ company }) => company === "skewed")) await runInWorld({ ...options, seed }, [fault], report);
  }
  return report;
}

function choose(names: FaultsOptions["names"]): readonly Fault[] {
  if (names === "all") return CATALOGUE;
  return names.map((name) => {
    const fault = CATALOGUE.find((each) => each.name === name);
    if (!fault) throw new Error(`There is no fault ${name}. Known: ${CATALOGUE.map((each) => each.name).join(", ")}.`);
    return fault;
  });
}

type WorldRun = Omit<FaultWorldOptions, "recorder"> & Pick<FaultsOptions, "progress" | "inspect">;

async function runInWorld(options: WorldRun, faults: readonly Fault[], report: FaultReport): Promise<void> {
  const recorder = createRecorder();
  const faultWorld = await startFaultWorld({ ...options, recorder });
  try {
    const beside = faults.filter(({ company }) => company === "beside");
    report.runs.push(...(await Promise.all(beside.map((fault) => runOne(faultWorld, fault, options)))));
    for (const fault of faults.filter(({ company }) => company !== "beside")) report.runs.push(await runOne(faultWorld, fault, options));
    const violations = await options.inspect(faultWorld.world, recorder);
    for (const violation of violations) {
      const fault = findFault(recorder.history(), violation);
      options.progress?.(`${fault}: ${violation.invariant} ${violation.subject}: ${violation.detail}`);
      report.violations.push({ ...violation, fault });
    }
  } finally {
    await faultWorld.close();
  }
}

/** Clients are named after their fault, so whoever knows the subject names it. */
function findFault(history: History, { subject, detail }: Violation): string {
  const named = (text: string | null) => text !== null && text !== "" && (text === subject || detail.includes(text));
  const entry = history.find(({ key, orgId, value }) => {
    if (named(key) || named(orgId)) return true;
    return ("jobId" in value && named(value.jobId)) || ("reference" in value && named(value.reference));
  });
  return entry?.process === "controller" ? entry.key : (entry?.process ?? "");
}

async function runOne(faultWorld: FaultWorld, fault: Fault, { progress }: WorldRun): Promise<FaultRun> {
  const problems: string[] = [];
  const startedAt = performance.now();
  const ctx = faultWorld.toContext(fault, problems, (sentence) => progress?.(`${fault.name}: ${sentence}`));
  let happened = 0;
  try {
    happened = await fault.run(ctx);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    await ctx.heal().catch((cause: unknown) => problems.push(`it does not heal: ${String(cause)}`));
  }
  if (happened < 1) problems.push("the fault did not happen");
  const run = { name: fault.name, happened, problems, tookMs: Math.round(performance.now() - startedAt) };
  progress?.(`${fault.name}: ${run.happened}× in ${run.tookMs} ms${problems.length > 0 ? `: ${problems.join("; ")}` : ""}`);
  return run;
}
