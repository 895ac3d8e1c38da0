import type { Invariant, Violation } from "../checkers/violation.ts";
import { runFaults } from "../faults/run-faults.ts";
import type { Recorder } from "../history/recorder.ts";
import { inspect } from "../inspect.ts";
import { type KillsOptions, runKills } from "../kills/run-kills.ts";
import { takeQueueAway } from "../kills/take-queue-away.ts";
import { probeLimit } from "../workload/probes.ts";
import type { World } from "../world/world.ts";
import { MUTANTS, type Mutant, type Trial } from "./catalogue.ts";

/** A checker that never complains proves nothing: each mutant must make one complain, and the product itself, disturbed in every one of those ways, none. */
export type MutantRun = { name: string; isCaught: boolean; invariants: readonly Invariant[]; seconds: number };

export type MutantsReport = { runs: readonly MutantRun[]; control: readonly Violation[] };

export type MutantsOptions = {
  seed: number;
  names: "all" | readonly string[];
  mongodbUri?: string;
  progress?: (line: string) => void;
};

const SMALL = { workers: 2, concurrency: 8, poison: 0 };
const MESSAGES = 40;
/** Few enough that a limit is reached, enough for the people who talk. */
const LIMIT_FACTOR = 4;
/** Trials wait most of their time for leases, so several share the processors. */
const AT_ONCE = 4;

export async function runMutants(options: MutantsOptions): Promise<MutantsReport> {
  const chosen = choose(options.names);
  const runs: MutantRun[] = [];
  let control: readonly Violation[] = [];
  const tasks = [
    async () => {
      control = await runControl(chosen, options);
    },
    ...chosen.map((mutant) => async () => void runs.push(await runMutant(mutant, options))),
  ];
  const work = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) await task();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { runs: runs.toSorted((a, b) => a.name.localeCompare(b.name)), control };
}

function choose(names: MutantsOptions["names"]): readonly Mutant[] {
  if (names === "all") return MUTANTS;
  return names.map((name) => {
    const mutant = MUTANTS.find((each) => each.name === name);
    if (!mutant) throw new Error(`There is no mutant ${name}. Known: ${MUTANTS.map((each) => each.name).join(", ")}.`);
    return mutant;
  });
}

async function runMutant({ name, file, trial, caughtBy }: Mutant, options: MutantsOptions): Promise<MutantRun> {
  const startedAt = performance.now();
  const violations = await runTrial(trial, [file], options);
  const invariants = [...new Set(violations.map(({ invariant }) => invariant))];
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const isCaught = invariants.some((invariant) => caughtBy.includes(invariant));
  options.progress?.(
    `mutant ${name}: ${isCaught ? "caught" : "NOT caught"} (${invariants.join(", ") || "nothing was broken"}) in ${seconds} s`,
  );
  return { name, isCaught, invariants, seconds };
}

/** The unmutated product under the kills, the missing Redis and the missing queue of all trials at once. The fault catalogue is its own control. */
async function runControl(chosen: readonly Mutant[], { seed, mongodbUri, progress }: MutantsOptions): Promise<readonly Violation[]> {
  const trials = chosen.flatMap(({ trial }) => (trial.type === "kills" ? [trial] : []));
  const { violations } = await runKills({
    ...{ seed, size: SMALL, messages: MESSAGES, limitFactor: LIMIT_FACTOR, isAnyEnough: true },
    kills: Math.max(0, ...trials.map(({ kills }) => kills)),
    points: [...new Set(trials.flatMap(({ points }) => points))],
    disturb: async (world, recorder) => {
      await loseQueue(world, recorder);
      await loseRedis(world, recorder);
    },
    ...(mongodbUri !== undefined && { mongodbUri }),
  });
  for (const { invariant, subject, detail } of violations) progress?.(`the mutants' control: ${invariant} ${subject}: ${detail}`);
  return violations;
}

async function runTrial(trial: Trial, patches: readonly string[], options: MutantsOptions): Promise<readonly Violation[]> {
  const { seed, mongodbUri } = options;
  const database = mongodbUri === undefined ? {} : { mongodbUri };
  if (trial.type === "fault")
    return (await runFaults({ seed, names: [trial.name], repeat: 1, backlog: 0, inspect, patches, ...database })).violations;
  return (await runKills({ ...toKillsOptions(trial), isAnyEnough: true, seed, patches, size: SMALL, ...database })).violations;
}

function toKillsOptions(
  trial: Exclude<Trial, { type: "fault" }>,
): Pick<KillsOptions, "kills" | "messages" | "points" | "limitFactor" | "disturb"> {
  switch (trial.type) {
    case "kills":
      return { kills: trial.kills, points: trial.points };
    case "talk":
      return { kills: 0, messages: 2 * MESSAGES };
    case "limit":
      return { kills: 0, messages: MESSAGES, limitFactor: LIMIT_FACTOR, disturb: loseRedis };
    case "queue":
      return { kills: 0, messages: MESSAGES, disturb: loseQueue };
  }
}

async function loseRedis(world: World, recorder: Recorder): Promise<void> {
  await world.services.redis.kill();
  await probeLimit(world, recorder, LIMIT_FACTOR);
  noteHealing(recorder, "redis away", await world.heal());
}

async function loseQueue(world: World, recorder: Recorder): Promise<void> {
  noteHealing(recorder, "queue away", await takeQueueAway(world));
}

function noteHealing(recorder: Recorder, key: string, { readyAfterMs }: { readyAfterMs: number }): void {
  recorder.note("heal", "info", { key, value: { readyMs: readyAfterMs } });
}
