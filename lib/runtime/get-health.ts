import type { ProviderStatus } from "../ai/routing.ts";
import { slotOf, toCheckStates } from "../ops/health/record-check.ts";
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

/** Answers within 100 ms whatever hangs, but for the first time a process is asked. */
const PROBE_MS = 80;
const PING_MS = 1_000;

/**
 * The database holds every fact, so without it the service is unhealthy. Redis and the queue may go: nothing is lost,
 * things get slower. AI providers are not called, a probe never spends money: the router knows how their last calls went.
 */
export async function getHealth(ctx: Context<AppDeps>): Promise<Health> {
  const { db, redis, queue, probes, deployment, router } = ctx.deps;
  const look = async (service: string, up: ServiceState, ping: () => Promise<void>): Promise<ServiceState> =>
    (await probes.look(service, ping)) ? up : "down";
  const answers = look("database", "connected", () => db.ping(PING_MS));
  const [database, startedAt, redisState, queueState, ai] = await Promise.all([
    answers,
    answers.then((state) => (state === "down" ? deployment.startedAt : whenDeployed(ctx))),
    redis ? look("redis", "connected", () => redis.ping()) : ("disabled" as const),
    look("queue", "operational", () => queue.ping()),
    // Nothing that could not be read in time is known to be down.
    withinProbe<ServiceState>(router.states().then(toAiState), "operational"),
  ]);
  const services = {
    database,
    redis: redisState,
    queue: queueState,
    sendgrid: deployment.isSendgridConfigured ? ("operational" as const) : ("disabled" as const),
    ai_providers: ai,
  };
  // History cannot be kept now: whoever looks at health sees it for later.
  if (database === "down") ctx.deps.unkeptChecks.suspect(slotOf(ctx.clock.now()), toCheckStates(services));
  const isDegraded = [redisState, queueState, ai].includes("down");
  return {
    status: database === "down" ? "unhealthy" : isDegraded ? "degraded" : "healthy",
    mode: deployment.mode,
    timestamp: new Date(ctx.clock.now()).toISOString(),
    uptime: formatUptime(ctx.clock.now() - startedAt),
    version: deployment.version,
    services,
  };
}

/** One provider that answers is enough. */
function toAiState(states: readonly ProviderStatus[]): ServiceState {
  if (states.length === 0) return "disabled";
  return states.some(({ condition }) => condition === "ready" || condition === "half-open") ? "operational" : "down";
}

/** The same for every process of the deployment; this one's own start until the database has said. */
function whenDeployed({ deps }: Context<AppDeps>): Promise<number> {
  const { deployments, deployment } = deps;
  const asked = deployments.startedAt().then(
    (at) => at.getTime(),
    () => deployment.startedAt,
  );
  return withinProbe(asked, deployment.startedAt);
}

async function withinProbe<Value>(work: Promise<Value>, whenLate: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(whenLate), PROBE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** "2h 15m"; days are hours here, as dashboards expect. */
export function formatUptime(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000);
  return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
