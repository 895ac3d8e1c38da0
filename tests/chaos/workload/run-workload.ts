import { setTimeout as wait } from "node:timers/promises";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import type { History } from "../history/history.ts";
import { createRecorder, type Recorder } from "../history/recorder.ts";
import { createSeededRandom, type SeededRandom } from "../history/seeded-random.ts";
import type { World } from "../world/world.ts";
import { runSession } from "./chat-session.ts";
import { type Person, registerPerson } from "./person.ts";
import { probeForeign, probeStranger, type Target } from "./probes.ts";
import { tickOnce } from "./ticks.ts";

/**
 * What people and machines do to a deployment while it breaks: chats of several organizations at once through the real API, ticks
 * from more than one side, and, all along, attempts that must be refused.
 */
export type WorkloadOptions = {
  seed: number;
  /** At most this many are sent; sessions under way are not cut short. */
  messages: number;
  tenants?: number;
  /** Chats at a time. */
  concurrency?: number;
  /** Messages the provider never answers properly. */
  poison?: number;
  recorder?: Recorder;
  /** Whose organizations these are, for somebody who acts for them. */
  onPeople?: (people: readonly Person[]) => void;
  /** No new message after this. */
  signal?: AbortSignal;
};

type Run = {
  world: World;
  recorder: Recorder;
  random: SeededRandom;
  people: readonly Person[];
  left: number;
  isCut: () => boolean;
  /** What intruders know of. */
  targets: Target[];
};

const TARGETS_MAX = 50;

export async function runWorkload(world: World, options: WorkloadOptions): Promise<History> {
  const recorder = options.recorder ?? createRecorder();
  const random = createSeededRandom(options.seed).fork("workload");
  const people = await registerPeople(world, recorder, random, options.tenants ?? 4);
  options.onPeople?.(people);
  const run: Run = {
    ...{ world, recorder, random, people, targets: [], left: options.messages },
    isCut: () => options.signal?.aborted === true,
  };
  const poisoned = Array.from({ length: options.poison ?? 0 }, (_, index) => runPoisoned(run, index));
  const talking = Promise.all([...poisoned, ...Array.from({ length: options.concurrency ?? 6 }, (_, index) => talk(run, index))]);
  const isDone = talking.then(
    () => true,
    () => true,
  );
  await Promise.all([talking, intrude(run, isDone), tickAlong(run, isDone)]);
  return recorder.history();
}

async function registerPeople(world: World, recorder: Recorder, random: SeededRandom, count: number): Promise<Person[]> {
  const observer = createRuntime(parseEnv(world.directEnvironment), { log: createLogger({ level: "silent" }) });
  try {
    const names = Array.from({ length: count }, (_, index) => `tenant${index + 1}`);
    return await Promise.all(names.map((name) => registerPerson({ url: world.url, observer, recorder }, name, random.fork(name))));
  } finally {
    await observer.close();
  }
}

/** One chat after the other, each with a person drawn anew. */
async function talk(run: Run, index: number): Promise<void> {
  const random = run.random.fork(`talk ${index}`);
  for (let session = 1; run.left > 0 && !run.isCut(); session += 1) {
    const person = random.pick(run.people);
    const opening = { person, recorder: run.recorder, random, process: `${person.name}/${index}.${session}` };
    const messages = Math.min(run.left, 1 + random.below(5));
    run.left -= messages;
    const options = { messages, isCut: run.isCut, spoil: spoilerOf(run) };
    const accepted = await runSession(opening, options, ({ jobId }, chatId) => note(run, { person, chatId, jobId }));
    if (accepted === 0) await wait(100);
  }
}

function note(run: Run, target: Target): void {
  run.targets.push(target);
  if (run.targets.length > TARGETS_MAX) run.targets.shift();
}

async function runPoisoned(run: Run, index: number): Promise<void> {
  const random = run.random.fork(`poison ${index}`);
  const person = random.pick(run.people);
  const opening = { person, recorder: run.recorder, random, process: `${person.name}/poison.${index}` };
  await runSession(opening, { messages: 1, role: "poison", isCut: () => false, spoil: spoilerOf(run) }, () => undefined);
}

function spoilerOf({ world }: Run): (reference: string, times: "once" | "always") => Promise<void> {
  return async (whenText, times) => {
    // Another failure than the poison's: one that is killed too often afterwards must not look given up for the poison's reason.
    const rule = times === "once" ? { fault: { type: "status", status: 503 }, times: 1 } : { fault: { type: "malformed-json" } };
    await world.services.openai.ask("setFault", { ...rule, whenText });
  };
}

/** One attempt after the other, by strangers and by tenants with each other's ids. */
async function intrude(run: Run, isDone: Promise<boolean>): Promise<void> {
  const random = run.random.fork("intruder");
  while (!(await Promise.race([isDone, wait(60 + random.below(120), false)]))) {
    const target = run.targets.length > 0 ? random.pick(run.targets) : null;
    const intruder = random.pick(run.people);
    if (target && target.person.orgId !== intruder.orgId && random.chance(0.7)) await probeForeign(run.recorder, random, intruder, target);
    else await probeStranger(run.world, run.recorder, random, intruder);
  }
}

/** The queue ticks by itself; these come from other sides, at once. */
async function tickAlong(run: Run, isDone: Promise<boolean>): Promise<void> {
  const random = run.random.fork("ticks");
  while (!(await Promise.race([isDone, wait(600 + random.below(900), false)])))
    await Promise.all(Array.from({ length: 1 + random.below(3) }, () => tickOnce(run.world, run.recorder)));
}
