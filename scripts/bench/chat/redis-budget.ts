import { randomBytes } from "node:crypto";
import { startUpstashRedis } from "../../local/redis/server.ts";
import { startWorld } from "./world.ts";

/** What an answer of about ten seconds with one reader costs in Redis commands, counted by a Redis of its own. */
export type RedisBudget = { commands: number; answerSeconds: number };

const TOKEN_DELAY_MS = 50;
const QUESTION = "Count to 200.";

export async function measureRedisBudget(): Promise<RedisBudget> {
  const token = randomBytes(16).toString("hex");
  const redis = await startUpstashRedis({ token });
  try {
    const environment = { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: token };
    const world = await startWorld({ tokenDelayMs: TOKEN_DELAY_MS, environment });
    try {
      const person = await world.createPerson();
      const before = redis.commandCount();
      const { doneMs } = await person.ask(QUESTION);
      return { commands: redis.commandCount() - before, answerSeconds: doneMs / 1_000 };
    } finally {
      await world.close();
    }
  } finally {
    await redis.close();
  }
}
