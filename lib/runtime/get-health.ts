import type { Context } from "../platform/context.ts";
import type { AppDeps } from "./deps.ts";
import type { Mode } from "./platform-deps.ts";

export type ServiceState = "connected" | "operational" | "disabled" | "down";
export type Health = {
  status: "healthy" | "degraded" | "unhealthy";
  mode: Mode;
  timestamp: string;
  uptime: string;
  version: string;
  services: { database: ServiceState; redis: ServiceState; queue: ServiceState; sendgrid: ServiceState; ai_providers: ServiceState };
};

/** Answers within 100 ms whatever hangs: a service that has not answered by then is down. */
const PROBE_MS = 80;

/**
 * The database holds every fact, so without it the service is unhealthy. Redis and the queue may go: nothing is lost,
 * things get slower. AI providers are not called: a probe never spends money.
 */
export async function getHealth(ctx: Context<AppDeps>): Promise<Health> {
  const { db, redis, queue, deployment, providers } = ctx.deps;
  const [database, redisState, queueState] = await Promise.all([
    probe("connected", () => db.ping(PROBE_MS)),
    redis ? probe("connected", () => redis.ping()) : ("disabled" as const),
    probe("operational", () => queue.ping()),
  ]);
  const isDegraded = redisState === "down" || queueState === "down";
  return {
    status: database === "down" ? "unhealthy" : isDegraded ? "degraded" : "healthy",
    mode: deployment.mode,
    timestamp: new Date(ctx.clock.now()).toISOString(),
    uptime: formatUptime(ctx.clock.now() - deployment.startedAt),
    version: deployment.version,
    services: {
      database,
      redis: redisState,
      queue: queueState,
      sendgrid: deployment.isSendgridConfigured ? "operational" : "disabled",
      ai_providers: providers.length > 0 ? "operational" : "disabled",
    },
  };
}

async function probe(up: ServiceState, work: () => Promise<void>): Promise<ServiceState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ServiceState>((resolve) => {
    timer = setTimeout(() => resolve("down"), PROBE_MS);
  });
  const answered = work().then(
    () => up,
    (): ServiceState => "down",
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

/** "2h 15m"; days are hours here, as dashboards expect. */
export function formatUptime(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000);
  return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
