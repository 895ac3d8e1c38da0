import type { Harness } from "./harness.ts";

/** Every key below the harness's own prefix with what it holds, as the server has it. */
export async function readRedis({ runtime }: Harness): Promise<Map<string, string>> {
  const { redis } = runtime.deps;
  const found = new Map<string, string>();
  if (!redis) return found;
  const { client, prefix } = redis;
  for (const key of await client.keys(`${prefix}*`)) {
    const type = await client.type(key);
    const reads: Record<string, () => Promise<unknown>> = {
      string: () => client.get(key),
      list: () => client.lrange(key, 0, -1),
      hash: () => client.hgetall(key),
      set: () => client.smembers(key),
      zset: () => client.zrange(key, 0, -1, { withScores: true }),
      stream: () => client.xrange(key, "-", "+"),
    };
    const read = reads[type];
    // A key may run out while the others are read; any other kind would go unseen.
    if (!read && type !== "none") throw new Error(`${key} is of the type ${type}, which this reader does not know.`);
    found.set(key, JSON.stringify(await read?.()));
  }
  return found;
}
