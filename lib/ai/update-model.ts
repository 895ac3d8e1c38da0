import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { changePolicy } from "./internal/catalog/change-policy.ts";
import { findInCatalog } from "./internal/catalog/read-catalog.ts";
import type { PolicyEntry } from "./model-policy.store.ts";
import { modelKey } from "./model-policy.ts";
import type { ModelView, UpdateModelInput } from "./model-schema.ts";
import type { PolicyDeps } from "./policy-ports.ts";
import { toRouteContext } from "./to-route-context.ts";

/** Allows or denies a model, sets the price the organization pays for it, or notes something about it. */
export async function updateModel(ctx: Context<PolicyDeps>, input: UpdateModelInput): Promise<ModelView> {
  assertPermission(ctx, "ai-policy.write");
  const updatedBy = userIdOf(ctx);
  const now = ctx.clock.now();
  const states = await ctx.deps.router.states(toRouteContext(ctx));
  const key = modelKey(input.provider, input.model);
  const isIt = (entry: PolicyEntry) => modelKey(entry.provider, entry.model) === key;
  const policy = await changePolicy(ctx, (current) => {
    const view = findInCatalog(current, states, now, input);
    if (!view) throw noSuchModel(input);
    if (view.isDemo && input.price) throw demoIsFree();
    const before = current.entries.find(isIt) ?? null;
    const after = changed(before, input, { provider: view.provider, model: view.model, updatedAt: new Date(now), updatedBy });
    if (isSame(before, after)) return null;
    const others = current.entries.filter((entry) => !isIt(entry));
    const audit = {
      action: "ai.model-policy-updated",
      target: { type: "model", id: `${view.provider}/${view.model}` },
      severity: "notice" as const,
      before: decisionOf(before),
      after: decisionOf(after),
    };
    return { mode: current.mode, entries: isEmpty(after) ? others : [...others, after], audit };
  });
  const view = findInCatalog(policy, states, now, input);
  if (!view) throw noSuchModel(input);
  return view;
}

type Stamp = Pick<PolicyEntry, "provider" | "model" | "updatedAt" | "updatedBy">;

function changed(before: PolicyEntry | null, { verdict, price, note }: UpdateModelInput, stamp: Stamp): PolicyEntry {
  return {
    ...stamp,
    verdict: verdict === undefined ? (before?.verdict ?? null) : verdict,
    price: price === undefined ? (before?.price ?? null) : price,
    note: note === undefined ? (before?.note ?? null) : note,
  };
}

function decisionOf(entry: PolicyEntry | null) {
  return { verdict: entry?.verdict ?? null, price: entry?.price ?? null, note: entry?.note ?? null };
}

function isSame(before: PolicyEntry | null, after: PolicyEntry): boolean {
  return JSON.stringify(decisionOf(before)) === JSON.stringify(decisionOf(after));
}

function isEmpty({ verdict, price, note }: PolicyEntry): boolean {
  return verdict === null && price === null && note === null;
}

function noSuchModel({ provider, model }: UpdateModelInput): AppError {
  return new AppError("not_found", "ai.model_not_found", `No model ${provider}/${model} is known or served here.`);
}

function demoIsFree(): AppError {
  const detail = "The demo engine is part of this product and free; it takes no price.";
  return new AppError("invalid", "request.invalid", detail, { errors: [{ pointer: "/body/price", detail }] });
}
