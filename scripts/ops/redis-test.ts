import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { getEnv } from "../../lib/platform/env.ts";
import { createId } from "../../lib/platform/ids.ts";
import { loadEnvironmentFiles } from "../local/dotenv.ts";

/** `pnpm redis:test`: what the product does with Redis, once, under keys of its own that it removes again. */
loadEnvironmentFiles();
const env = getEnv();
if (!env.redis) {
  console.error("UPSTASH_REDIS_REST_URL is not set or REDIS_ENABLED is false: there is no Redis to test.");
  process.exit(1);
}
const redis = new Redis({ ...env.redis, retry: false, enableTelemetry: false });
const prefix = `${env.redisPrefix}self-test:${createId("request")}`;

const CHECKS: Readonly<Record<string, () => Promise<boolean>>> = {
  "write and read": async () =>
    (await redis.set(`${prefix}:a`, "héllo", { px: 60_000 })) === "OK" && (await redis.get(`${prefix}:a`)) === "héllo",
  "only one of two claims wins": async () => {
    const claims = await Promise.all([
      redis.set(`${prefix}:b`, 1, { nx: true, ex: 60 }),
      redis.set(`${prefix}:b`, 2, { nx: true, ex: 60 }),
    ]);
    return claims.filter((claim) => claim === "OK").length === 1;
  },
  "a key with a lifetime expires": async () =>
    (await redis.set(`${prefix}:c`, 1, { ex: 60 })) === "OK" && (await redis.ttl(`${prefix}:c`)) > 0,
  "a stream refuses a smaller id": async () => {
    await redis.xadd(`${prefix}:d`, "2-1", { text: "x" });
    const isRefused = await redis.xadd(`${prefix}:d`, "1-1", { text: "y" }).then(
      () => false,
      () => true,
    );
    return isRefused && Object.keys((await redis.xrange(`${prefix}:d`, "-", "+")) ?? {}).length === 1;
  },
  "the limiter counts": async () => {
    const limiter = new Ratelimit({ redis, limiter: Ratelimit.fixedWindow(2, "60 s"), prefix: `${prefix}:limit`, timeout: 0 });
    const answers = [await limiter.limit("x"), await limiter.limit("x"), await limiter.limit("x")];
    return answers.map((answer) => answer.success).join() === "true,true,false";
  },
};

let failed = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  const isRight = await check().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  if (!isRight) failed += 1;
  console.log(`${isRight ? "passed" : "FAILED"}  ${name}`);
}
const left = await redis.keys(`${prefix}*`).catch((): string[] => []);
if (left.length > 0) await redis.del(...left);
process.exitCode = failed === 0 ? 0 : 1;
