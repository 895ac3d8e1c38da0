import type { Violation } from "../checkers/violation.ts";
import type { History } from "../history/history.ts";
import { createRecorder, type Recorder } from "../history/recorder.ts";
import { inspect } from "../inspect.ts";
import type { Person } from "../workload/person.ts";
import { runWorkload } from "../workload/run-workload.ts";
import { startWorld, type World } from "../world/world.ts";
import { startOperator } from "./operator.ts";
import { type ReaperOptions, startReaper } from "./reaper.ts";
import { takeQueueAway } from "./take-queue-away.ts";

/** People talk to a deployment whose processes are killed at drawn places; then everything is drained, read and judged. */
export type KillsOptions = {
  seed: number;
  /** With none, the run is over when the messages are. */
  kills: number;
  messages?: number;
  mongodbUri?: string;
  /** Modules that export `patches`: mutants. */
  patches?: readonly string[];
  /** Kill only here. */
  points?: readonly string[];
  isAnyEnough?: boolean;
  size?: { workers: number; concurrency: number; poison: number };
  limitFactor?: number;
  /** What else goes wrong while people talk; it has healed when this resolves. */
  disturb?: (world: World, recorder: Recorder) => Promise<void>;
  progress?: (line: string) => void;
};

export type KillsReport = {
  kills: number;
  messages: number;
  replays: number;
  crashPoints: Record<string, number>;
  violations: readonly Violation[];
  seconds: number;
};

const FULL_SIZE = { workers: 4, concurrency: 24, poison: 3 };
const PROGRESS_EVERY = 25;

export async function runKills(options: KillsOptions): Promise<KillsReport> {
  const { seed, mongodbUri, patches, limitFactor, size = FULL_SIZE, progress = () => {} } = options;
  const startedAt = performance.now();
  const world = await startWorld({
    ...{ seed, workers: size.workers },
    ...(mongodbUri !== undefined && { mongodbUri }),
    ...(patches && { patches }),
    ...(limitFactor !== undefined && { limitFactor }),
  });
  try {
    const recorder = createRecorder();
    const { crashPoints, replays } = await talkAndKill(world, recorder, options);
    progress(`${world.kills().length} kills; draining and reading`);
    const violations = await inspect(world, recorder);
    for (const { invariant, subject, detail } of violations) progress(`${invariant} ${subject}: ${detail}`);
    return {
      kills: world.kills().filter(({ point }) => point !== null).length,
      messages: countMessages(recorder.history()),
      replays,
      crashPoints,
      violations,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    };
  } finally {
    await world.close();
  }
}

async function talkAndKill(world: World, recorder: Recorder, options: KillsOptions): Promise<Pick<KillsReport, "crashPoints" | "replays">> {
  const { seed, kills, size = FULL_SIZE, messages = Number.POSITIVE_INFINITY, disturb } = options;
  let people: readonly Person[] = [];
  const enough = new AbortController();
  const talking = runWorkload(world, {
    ...{ seed, recorder, messages, concurrency: size.concurrency, poison: size.poison, signal: enough.signal },
    onPeople: (registered) => {
      people = registered;
    },
  });
  const disturbing = disturb?.(world, recorder);
  const operator = startOperator(() => people);
  const reaper = kills > 0 ? startReaper(world, toReaperOptions(world, options)) : null;
  try {
    await (reaper ? Promise.race([reaper.done, talking]) : talking);
    await disturbing;
    enough.abort();
    await talking;
  } finally {
    reaper?.stop();
    await operator.stop();
  }
  return { crashPoints: reaper?.crashPoints() ?? {}, replays: operator.replays() };
}

function toReaperOptions(world: World, { seed, kills, points, isAnyEnough = false, progress = () => {} }: KillsOptions): ReaperOptions {
  const startedAt = performance.now();
  return {
    seed,
    kills,
    isAnyEnough,
    ...(points && { points }),
    onKill(count, point) {
      const seconds = (performance.now() - startedAt) / 1_000;
      if (count % PROGRESS_EVERY === 0) progress(`${count} kills, ${(count / seconds).toFixed(1)} a second, the last at ${point}`);
    },
    onLastChance(missing) {
      progress(`not yet at ${missing.join(", ")}`);
      if (missing.some((point) => point.startsWith("sweep.")))
        takeQueueAway(world).catch((error: unknown) => progress(`the queue does not come back: ${String(error)}`));
    },
  };
}

/** Each message once, however often it was sent. */
function countMessages(history: History): number {
  return new Set(history.filter(({ op, type }) => (op === "send" || op === "regenerate") && type === "ok").map(({ key }) => key)).size;
}
