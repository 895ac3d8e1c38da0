import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { withinTime } from "../../platform/within-time.ts";
import { readRollback } from "../rollback/get-rollback.ts";
import type { Item } from "./item.ts";
import { ACCESS_ITEMS } from "./items-of-access.ts";
import { STORE_ITEMS } from "./items-of-stores.ts";
import { WORK_ITEMS } from "./items-of-work.ts";
import type { ReadinessDeps } from "./ports.ts";
import type { Readiness, ReadinessItem, ReadinessState } from "./readiness.schema.ts";

const ITEMS: readonly Item[] = [...STORE_ITEMS, ...ACCESS_ITEMS, ...WORK_ITEMS];
const ITEM_MS = 2_000;
const FRESH_MS = 10_000;

/** By the dependencies of one process, so that several of one test do not answer for each other. */
const kept = new WeakMap<ReadinessDeps, { at: number; readiness: Promise<Readiness> }>();

/** Every item looked at now, in parallel; who asks again within ten seconds gets the same, unless they want it anew. */
export async function getReadiness(ctx: Context<ReadinessDeps>, { again = false }: { again?: boolean } = {}): Promise<Readiness> {
  assertPermission(ctx, "deployment.read");
  const known = kept.get(ctx.deps);
  const age = known ? ctx.clock.now() - known.at : Number.POSITIVE_INFINITY;
  if (known && !again && age >= 0 && age < FRESH_MS) return known.readiness;
  const readiness = readReadiness(ctx);
  kept.set(ctx.deps, { at: ctx.clock.now(), readiness });
  return readiness;
}

async function readReadiness(ctx: Context<ReadinessDeps>): Promise<Readiness> {
  const [rollback, ...items] = await Promise.all([
    withinTime(ITEM_MS, readRollback(ctx), "Too late.").catch(() => null),
    ...ITEMS.map((item) => look(ctx, item)),
  ]);
  const count = (state: ReadinessState) => items.filter((item) => item.state === state).length;
  return {
    isReady: count("fail") === 0,
    checkedAt: new Date(ctx.clock.now()).toISOString(),
    counts: { pass: count("pass"), warn: count("warn"), fail: count("fail"), "not-applicable": count("not-applicable") },
    items,
    rollback,
  };
}

async function look(ctx: Context<ReadinessDeps>, { check, ...item }: Item): Promise<ReadinessItem> {
  const startedAt = performance.now();
  const finding = await withinTime(ITEM_MS, check(ctx), "Too late.").catch((error: unknown) => {
    ctx.log.warn({ error, item: item.id }, "an item of readiness could not be looked at");
    return { state: "fail", evidence: "It could not be looked at within two seconds." } as const;
  });
  return { ...item, ...finding, durationMs: Math.round(performance.now() - startedAt) };
}
