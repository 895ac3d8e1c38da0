import { z } from "zod";
import { pause, redisCommand, setProviderFault } from "./controls.ts";
import type { Fault, FaultContext } from "./fault.ts";
import { SLOW } from "./process.ts";

/** Redis holds nothing that may not be lost: while it is away messages are accepted and answered, only in larger pieces. */
const expects = "messages sent before and during the fault are accepted and answered while it lasts";

type Disturbance = {
  start(ctx: FaultContext): Promise<void>;
  happened(ctx: FaultContext): Promise<number>;
  end(ctx: FaultContext): Promise<void>;
};

const ROWS: Readonly<Record<string, () => Disturbance>> = {
  "redis-refused": () => atTheDoor((ctx) => ctx.doors.redis.setFault({ type: "refuse" })),
  "redis-slow": () => atTheDoor((ctx) => ctx.doors.redis.setFault({ type: "delay", delayMs: 2_000 })),
  "redis-frozen": freeze,
  "redis-readonly": () => refuseWrites("READONLY", ["REPLICAOF", "127.0.0.1", "1"], ["REPLICAOF", "NO", "ONE"]),
  "redis-oom": () => refuseWrites("OOM", ["CONFIG", "SET", "maxmemory", "1"], ["CONFIG", "SET", "maxmemory", "0"]),
  "redis-flushall": flush,
  "redis-restarted-empty": restart,
};

export const redisFaults: readonly Fault[] = Object.entries(ROWS).map(([name, create]) => ({
  name,
  group: "redis",
  company: "alone",
  expects,
  run: (ctx) => disturb(ctx, create()),
}));

async function disturb(ctx: FaultContext, disturbance: Disturbance): Promise<number> {
  const client = await ctx.createClient();
  const reference = client.reference();
  await setProviderFault(ctx.world, { fault: { ...SLOW, intervalMs: 100 }, times: 1, whenText: reference });
  const running = await client.send("Slowly, please", { reference });
  await pause(300);
  await disturbance.start(ctx);
  try {
    const other = await client.createChat();
    const during = await client.send("Are you there?", { chatId: other });
    for (const { jobId } of [during, running]) {
      const end = await client.ended(jobId);
      ctx.expect(end.outcome === "answered", `ended ${end.status} ${end.reason ?? ""}`);
    }
    return await disturbance.happened(ctx);
  } finally {
    await disturbance.end(ctx);
    await ctx.heal();
  }
}

function atTheDoor(start: (ctx: FaultContext) => Promise<void>): Disturbance {
  let before = 0;
  return {
    async start(ctx) {
      before = ctx.doors.redis.bites();
      await start(ctx);
    },
    happened: async (ctx) => ctx.doors.redis.bites() - before,
    end: (ctx) => ctx.doors.redis.setFault(null),
  };
}

/** The server's process is stopped: its sockets stand, and what reached it is still done when it wakes. */
function freeze(): Disturbance {
  const signal = async ({ world }: FaultContext, name: "SIGSTOP" | "SIGCONT") => {
    const pids = z.array(z.number()).parse(await world.services.redis.ask("pids"));
    for (const pid of pids) process.kill(pid, name);
    return pids.length;
  };
  let frozen = 0;
  return {
    async start(ctx) {
      frozen = await signal(ctx, "SIGSTOP");
    },
    async happened({ world }) {
      const { UPSTASH_REDIS_REST_TOKEN: token } = world.environment;
      const url = `http://127.0.0.1:${world.services.redis.port}/ping`;
      const isAnswered = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(500) }).then(
        () => true,
        () => false,
      );
      return isAnswered ? 0 : frozen;
    },
    async end(ctx) {
      await signal(ctx, "SIGCONT");
    },
  };
}

/** The server itself refuses writes, and counts how often. */
function refuseWrites(code: "READONLY" | "OOM", start: readonly string[], end: readonly string[]): Disturbance {
  return {
    async start({ world }) {
      await redisCommand(world, "CONFIG", "RESETSTAT");
      await redisCommand(world, ...start);
    },
    async happened({ world }) {
      const statistics = await redisCommand(world, "INFO", "errorstats");
      return Number(new RegExp(`errorstat_${code}:count=(\\d+)`).exec(statistics)?.[1] ?? 0);
    },
    async end({ world }) {
      await redisCommand(world, ...end);
    },
  };
}

function flush(): Disturbance {
  let before = 0;
  return {
    async start({ world }) {
      before = Number(await redisCommand(world, "DBSIZE"));
      await redisCommand(world, "FLUSHALL");
    },
    happened: async () => before,
    end: async () => undefined,
  };
}

function restart(): Disturbance {
  let before = 0;
  let isEmpty = false;
  return {
    async start({ world }) {
      before = Number(await redisCommand(world, "DBSIZE"));
      await world.services.redis.kill();
      await pause(500);
      await world.services.redis.start();
      isEmpty = Number(await redisCommand(world, "DBSIZE")) < before;
    },
    happened: async () => (isEmpty ? before : 0),
    end: async () => undefined,
  };
}
