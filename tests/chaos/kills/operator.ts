import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type Person, parseJson } from "../workload/person.ts";

/** Reads the dead letters of every organization and starts each over, as the people who see them would; a turn that fails again and again is left. */
export type Operator = { replays(): number; stop(): Promise<void> };

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), recordId: z.string(), replayedAt: z.string().nullable() })) });
const EVERY_MS = 400;
const MAX_REPLAYS_OF_ONE = 3;

export function startOperator(people: () => readonly Person[]): Operator {
  const replays = new Map<string, number>();
  let isOver = false;
  async function work(): Promise<void> {
    while (!isOver) {
      for (const person of people()) await replayAll(person, replays);
      await wait(EVERY_MS);
    }
  }
  const working = work();
  return {
    replays: () => [...replays.values()].reduce((total, count) => total + count, 0),
    stop() {
      isOver = true;
      return working;
    },
  };
}

async function replayAll(person: Person, replays: Map<string, number>): Promise<void> {
  const list = listSchema.safeParse(parseJson((await person.call("GET", "/api/jobs/dead-letters")).text));
  if (!list.success) return;
  for (const { id, recordId, replayedAt } of list.data.items) {
    const count = replays.get(recordId) ?? 0;
    if (replayedAt !== null || count >= MAX_REPLAYS_OF_ONE) continue;
    const { status } = await person.call("POST", "/api/jobs/dead-letters/replay", { deadLetterId: id });
    if (status === 200) replays.set(recordId, count + 1);
  }
}
