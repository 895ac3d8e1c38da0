import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { DeploymentRecord } from "../../platform/deployments/deployment.store.ts";
import type { Deployments } from "../../platform/deployments/deployments.ts";
import type { Measurements, MinuteRow } from "../../platform/measurements/measurements.ts";
import { judgeRollback } from "./judge-rollback.ts";
import type { Rollback } from "./rollback.schema.ts";

export type RollbackDeps = { deployments: Deployments; measurements: Measurements };

const MINUTE_MS = 60_000;
const WINDOW_MS = 5 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** With this one: the one before, and some that the host gave no address. */
const LOOKED_AT = 20;

export async function getRollback(ctx: Context<RollbackDeps>): Promise<Rollback> {
  assertPermission(ctx, "deployment.read");
  return readRollback(ctx);
}

/** For the deployment's own checks, which act for nobody. */
export async function readRollback({ deps, clock }: Pick<Context<RollbackDeps>, "deps" | "clock">): Promise<Rollback> {
  const { deployments, measurements } = deps;
  const to = new Date(clock.now());
  const startedAt = await deployments.startedAt();
  const from = new Date(Math.max(to.getTime() - WINDOW_MS, toMinute(startedAt)));
  const [now, before, known] = await Promise.all([
    measurements.read(from, to),
    readBaseline(measurements, startedAt, from),
    deployments.listNewest(LOOKED_AT),
  ]);
  const triggers = judgeRollback({ now, before });
  const { current } = deployments;
  const target = findTarget(known, { ...current, firstStartedAt: startedAt });
  return {
    isAdvised: triggers.some(({ isFired }) => isFired),
    triggers,
    judgedFrom: from.toISOString(),
    judgedTo: to.toISOString(),
    deployment: { id: current._id, version: current.version, startedAt: startedAt.toISOString() },
    target: target && { id: target._id, version: target.version, url: target.url, startedAt: target.firstStartedAt.toISOString() },
    command: target?.url ? `vercel rollback ${target.url}` : null,
    note: noteOf(target, current.url !== null),
  };
}

const toMinute = (at: Date) => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;

/** A version that has run for long is measured against itself. */
async function readBaseline(measurements: Measurements, startedAt: Date, from: Date): Promise<MinuteRow[]> {
  const rows = await measurements.read(new Date(toMinute(startedAt) - HOUR_MS), new Date(toMinute(startedAt)));
  return rows.length > 0 ? rows : measurements.read(new Date(Math.max(toMinute(startedAt), from.getTime() - HOUR_MS)), from);
}

function findTarget(known: readonly DeploymentRecord[], current: DeploymentRecord): DeploymentRecord | null {
  const earlier = known.filter(({ _id, firstStartedAt }) => _id !== current._id && firstStartedAt <= current.firstStartedAt);
  return earlier.find(({ url }) => url !== null) ?? earlier[0] ?? null;
}

function noteOf(target: DeploymentRecord | null, isOnHost: boolean): string {
  if (!isOnHost)
    return "This does not run on Vercel: start the version before in its place. The database needs nothing: changes to it keep the version before working.";
  if (!target) return "No deployment before this one is known: it is the first that was seen.";
  return "The database needs nothing: changes to it keep the version before working.";
}
