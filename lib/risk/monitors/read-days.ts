// What is counted already, and what came in since, counted now: figures are never behind what the list beside them shows. Where very much
// came in since, a job counts it, and the answer says that it is not complete yet. Nothing is counted where nobody looks. Generated
// transactions are few and may be taken away again: they are counted whenever they are shown.

import type { Context } from "../../platform/context.ts";
import { REALMS, type Realm, realmOf } from "../transactions/realm.ts";
import { addFigures, countDays, type DayCount, type Dimension, keyOf } from "./count-days.ts";
import { enqueueFold } from "./fold-days.job.ts";
import type { DayDeps } from "./ports.ts";

const TAIL_MAX = 2_000;
const ENQUEUE_AT = 500;
const GENERATED_MAX = 4_000;
const ATTEMPTS = 3;

export type DaysInput = { dimensions: readonly Dimension[]; from: string; until: string; realm: Realm | undefined };
export type ReadDays = { realm: Realm; realms: Realm[]; counts: readonly DayCount[]; isComplete: boolean };

export async function readDays(ctx: Context<DayDeps>, input: DaysInput): Promise<ReadDays> {
  const since = new Date(`${input.from}T00:00:00.000Z`);
  const readGenerated = (limit: number) => ctx.deps.riskTransactionReads.listGenerated(ctx.orgId, since, limit);
  const [live, [generated]] = await Promise.all([readLive(ctx, input), readGenerated(1)]);
  const has = (realm: Realm): boolean => (realm === "demo" ? generated !== undefined : live.counts.length > 0);
  const [realm, realms] = [pickRealm(input.realm, has), REALMS.filter(has)];
  if (realm === "live") return { realm, realms, ...live };
  const found = await readGenerated(GENERATED_MAX);
  return { realm, realms, counts: within(input, countDays(found)), isComplete: found.length < GENERATED_MAX };
}

async function readLive(ctx: Context<DayDeps>, input: DaysInput): Promise<Pick<ReadDays, "counts" | "isComplete">> {
  const { riskMonitorCursors, riskMonitorDays, riskTransactionReads } = ctx.deps;
  for (let attempt = 1; ; attempt += 1) {
    const cursor = await riskMonitorCursors.find(ctx.orgId);
    const [tail, ...stored] = await Promise.all([
      riskTransactionReads.listArrivals(ctx.orgId, cursor, { until: new Date(ctx.clock.now()), limit: TAIL_MAX }),
      ...input.dimensions.map((dimension) => riskMonitorDays.list(ctx.orgId, { dimension, from: input.from, until: input.until })),
    ]);
    const after = await riskMonitorCursors.find(ctx.orgId);
    // Counted in between: what was read as both stored and new would stand there twice.
    if (attempt < ATTEMPTS && after?.transactionId !== cursor?.transactionId) continue;
    if (tail.length >= ENQUEUE_AT) await enqueueFold(ctx);
    const fresh = countDays(tail.filter(({ source }) => realmOf(source) === "live"));
    return { counts: merge([...stored.flat(), ...within(input, fresh)]), isComplete: tail.length < TAIL_MAX };
  }
}

function within({ dimensions, from, until }: DaysInput, counts: readonly DayCount[]): DayCount[] {
  return counts.filter(({ dimension, day }) => dimensions.includes(dimension) && day >= from && day <= until);
}

function merge(counts: readonly DayCount[]): DayCount[] {
  const merged = new Map<string, DayCount>();
  for (const { day, dimension, value, figures } of counts) {
    const key = keyOf({ day, dimension, value });
    const known = merged.get(key);
    merged.set(key, { day, dimension, value, figures: known ? addFigures(known.figures, figures) : figures });
  }
  return [...merged.values()];
}

/** Generated data is shown where there is nothing else, or where somebody asks for it; the two are never added up. */
export function pickRealm(asked: Realm | undefined, has: (realm: Realm) => boolean): Realm {
  return asked ?? (!has("live") && has("demo") ? "demo" : "live");
}
