import { medianOfRounds } from "../statistics.ts";
import type { Client, Turn } from "./client.ts";
import type { World } from "./world.ts";

/** Chat under load: that many people, each of whom sends, reads the answer to its end and sends again when their next moment has come. */
export type UsersFigures = {
  load: UsersLoad;
  turns: number;
  errors: number;
  acceptP50Ms: number;
  acceptP95Ms: number;
  firstTokenP50Ms: number;
  firstTokenP95Ms: number;
  doneP50Ms: number;
  doneP95Ms: number;
  turnsPerSecond: number;
};

/**
 * `turns` each, below the product's own limit of 20 messages a minute and person. The moments of all people are spread evenly over
 * `everyMs`; with 0 everybody sends at the same instant.
 */
export type UsersLoad = { users: number; turns: number; everyMs: number };

export const QUESTION = "Summarise: the river rose two metres in one night and the bridge stayed closed. Nobody was hurt.";

const WARM_UP: UsersLoad = { users: 8, turns: 6, everyMs: 400 };

type Round = { turns: Turn[]; errors: number; seconds: number };

/** The loads of one round run one after the other, and the rounds are repeated, so that a busy moment of the machine hits all of them. */
export async function measureUsers(world: World, loads: readonly UsersLoad[], rounds: number): Promise<UsersFigures[]> {
  const results = loads.map((load): { load: UsersLoad; rounds: Round[] } => ({ load, rounds: [] }));
  await runLoad(world, WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const { load, rounds: measured } of results) measured.push(await runLoad(world, load));
  }
  return results.map(({ load, rounds: measured }) => toFigures(load, measured));
}

async function runLoad(world: World, { users, turns, everyMs }: UsersLoad): Promise<Round> {
  const people: Client[] = [];
  for (let index = 0; index < users; index += 1) people.push(await world.createPerson());
  const round: Round = { turns: [], errors: 0, seconds: 0 };
  const startedAt = performance.now();
  await Promise.all(
    people.map((person, index) => converse(person, { turns, everyMs, firstAt: startedAt + (index / users) * everyMs }, round)),
  );
  return { ...round, seconds: (performance.now() - startedAt) / 1_000 };
}

type Pace = { turns: number; everyMs: number; firstAt: number };

async function converse(person: Client, { turns, everyMs, firstAt }: Pace, round: Round): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    const waitMs = firstAt + turn * everyMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    try {
      round.turns.push(await person.ask(QUESTION));
    } catch (error) {
      round.errors += 1;
      console.error(error instanceof Error ? error.message : error);
    }
  }
}

function toFigures(load: UsersLoad, rounds: readonly Round[]): UsersFigures {
  const over = (pick: (turn: Turn) => number, share: number) =>
    medianOfRounds(
      rounds.map((round) => round.turns.map(pick)),
      share,
    );
  const turns = rounds.reduce((sum, round) => sum + round.turns.length, 0);
  return {
    load,
    turns,
    errors: rounds.reduce((sum, round) => sum + round.errors, 0),
    acceptP50Ms: over((turn) => turn.acceptMs, 0.5),
    acceptP95Ms: over((turn) => turn.acceptMs, 0.95),
    firstTokenP50Ms: over((turn) => turn.firstTokenMs, 0.5),
    firstTokenP95Ms: over((turn) => turn.firstTokenMs, 0.95),
    doneP50Ms: over((turn) => turn.doneMs, 0.5),
    doneP95Ms: over((turn) => turn.doneMs, 0.95),
    turnsPerSecond: turns / rounds.reduce((sum, round) => sum + round.seconds, 0),
  };
}
