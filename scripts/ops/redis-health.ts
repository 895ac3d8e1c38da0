import { Redis } from "@upstash/redis";
import { getEnv } from "../../lib/platform/env.ts";
import { loadEnvironmentFiles } from "../local/dotenv.ts";

/** `pnpm redis:health` */
loadEnvironmentFiles();
const { redis: settings } = getEnv();
if (!settings) {
  console.log("Redis is switched off or not set: limits count in MongoDB and streams follow it.");
} else {
  const redis = new Redis({ ...settings, retry: false, enableTelemetry: false });
  const startedAt = performance.now();
  try {
    const answer = await redis.ping();
    console.log(`Redis answers ${answer} in ${Math.round(performance.now() - startedAt)} ms (${new URL(settings.url).host}).`);
  } catch (error) {
    console.error(`Redis does not answer at ${new URL(settings.url).host}: ${error instanceof Error ? error.message : String(error)}`);
    console.error("Check UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN in the Upstash console, REST API.");
    process.exitCode = 1;
  }
}
