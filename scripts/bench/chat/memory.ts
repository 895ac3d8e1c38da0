import { QUESTION } from "./users.ts";
import type { World } from "./world.ts";

/**
 * Memory of the API process under steady load: after a forced collection, so that only what is held counts. The load is the same in
 * every minute and its people change, so whatever grows is held for somebody who has gone.
 */
export type MemorySample = { atSeconds: number; heapMb: number; rssMb: number };

export type MemoryFigures = { samples: MemorySample[]; heapDriftPercent: number; rssDriftPercent: number; turns: number; errors: number };

export type MemoryOptions = { seconds: number; everySeconds: number };

const PEOPLE = 12;
/** Each person stays below the product's limit of 20 messages a minute. */
const EVERY_MS = 3_200;
const TURNS_PER_PERSON = 15;
/** Code is still being compiled and caches fill: the first fifth is not compared. */
const WARM_SHARE = 0.2;
const MEGABYTE = 1_000_000;

export async function measureMemory(world: World, { seconds, everySeconds }: MemoryOptions): Promise<MemoryFigures> {
  const state = { turns: 0, errors: 0, isOver: false };
  const startedAt = performance.now();
  const people = Array.from({ length: PEOPLE }, (_, index) => keepTalking(world, index, state));
  const samples: MemorySample[] = [];
  while (performance.now() - startedAt < seconds * 1_000) {
    await pause(everySeconds * 1_000);
    const { heapBytes, rssBytes } = await world.memory();
    const sample = {
      atSeconds: Math.round((performance.now() - startedAt) / 1_000),
      heapMb: heapBytes / MEGABYTE,
      rssMb: rssBytes / MEGABYTE,
    };
    samples.push(sample);
    console.log(
      `  ${String(sample.atSeconds).padStart(4)} s: heap ${sample.heapMb.toFixed(1)} MB, RSS ${sample.rssMb.toFixed(0)} MB, ${state.turns} answers`,
    );
  }
  state.isOver = true;
  await Promise.all(people);
  return {
    samples,
    heapDriftPercent: drift(samples, "heapMb"),
    rssDriftPercent: drift(samples, "rssMb"),
    turns: state.turns,
    errors: state.errors,
  };
}

type State = { turns: number; errors: number; isOver: boolean };

async function keepTalking(world: World, index: number, state: State): Promise<void> {
  await pause((index / PEOPLE) * EVERY_MS);
  while (!state.isOver) {
    const person = await world.createPerson();
    for (let turn = 0; turn < TURNS_PER_PERSON && !state.isOver; turn += 1) {
      const startedAt = performance.now();
      await person.ask(QUESTION).then(
        () => (state.turns += 1),
        () => (state.errors += 1),
      );
      await pause(EVERY_MS - (performance.now() - startedAt));
    }
  }
}

/** The largest distance from the first sample that counts, in percent of it; its sign says growth or shrinking. */
export function drift(samples: readonly MemorySample[], field: "heapMb" | "rssMb"): number {
  const counted = samples.slice(Math.floor(samples.length * WARM_SHARE));
  const base = counted[0]?.[field] ?? Number.NaN;
  return counted
    .map((sample) => (sample[field] / base - 1) * 100)
    .reduce((widest, each) => (Math.abs(each) > Math.abs(widest) ? each : widest), 0);
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, durationMs)));
}
