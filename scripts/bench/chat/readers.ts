import { medianOfRounds } from "../statistics.ts";
import type { Client } from "./client.ts";
import { startWorld, type World } from "./world.ts";

/** Many readers of one answer: what the last of them sees later than the first, and what so many readers cost in Redis. */
export type ReadersFigures = { readers: number; firstTokenP50Ms: number; firstTokenP95Ms: number; lagP95Ms: number; errors: number };

const READERS = 100;
/** Words at this pace make an answer of some seconds, so that every reader is there while it grows. */
const TOKEN_DELAY_MS = 20;
const QUESTION = "Count to 150.";

export async function measureReaders(rounds: number): Promise<ReadersFigures> {
  const world = await startWorld({ tokenDelayMs: TOKEN_DELAY_MS });
  try {
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await readTogether(world));
    const over = (pick: (round: Round) => number[], share: number) => medianOfRounds(measured.map(pick), share);
    return {
      readers: READERS,
      firstTokenP50Ms: over((round) => round.firstTokenMs, 0.5),
      firstTokenP95Ms: over((round) => round.firstTokenMs, 0.95),
      lagP95Ms: over((round) => round.lagMs, 0.95),
      errors: measured.reduce((sum, round) => sum + round.errors, 0),
    };
  } finally {
    await world.close();
  }
}

type Round = { firstTokenMs: number[]; lagMs: number[]; errors: number };

/** All readers must end with the same text; one that does not counts as an error. */
async function readTogether(world: World): Promise<Round> {
  const person: Client = await world.createPerson();
  const startedAt = performance.now();
  const { jobId } = await person.post(QUESTION);
  const results = await Promise.allSettled(Array.from({ length: READERS }, () => person.follow(jobId)));
  const read = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const [first] = read;
  const firstEndAt = Math.min(...read.map((each) => each.endedAt));
  return {
    firstTokenMs: read.map((each) => (each.arrivals[0] ?? Number.NaN) - startedAt),
    lagMs: read.map((each) => each.endedAt - firstEndAt),
    errors: READERS - read.filter((each) => each.text === first?.text).length,
  };
}
