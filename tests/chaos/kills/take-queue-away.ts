import { setTimeout as wait } from "node:timers/promises";
import type { World } from "../world/world.ts";

const QUEUE_AWAY_MS = 1_500;

/** What is accepted while the queue is away is published by nobody but the sweep. Resolves when all have healed, with how long that took. */
export async function takeQueueAway(world: World): Promise<{ readyAfterMs: number }> {
  await world.services.qstash.kill();
  await wait(QUEUE_AWAY_MS);
  return world.heal();
}
