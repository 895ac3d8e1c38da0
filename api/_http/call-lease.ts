// A call that does something does it under the leases of its caller, of the module it belongs to and of the organization. What only reads is
// let through, and so is everything people need to find out what happened and to restore it.

import { ACTING_MODULES } from "../../lib/failsafe/schema.ts";
import type { Context } from "../../lib/platform/context.ts";
import type { AppError } from "../../lib/platform/errors.ts";
import { haltedError, isHaltedError, type SafetyGate, type Subject } from "../../lib/platform/safety-gate.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Access, Route } from "./define-route.ts";

export type CallLease = {
  /** Aborts when the caller goes away, or may not act any more. */
  signal(): AbortSignal;
  /** Why it was stopped, where that was not the caller. */
  halted(): AppError | null;
  /** Once the answer has ended. */
  end(): void;
};

/** The module that acts by this access; null where nothing is done, or nothing that a kill switch stops. */
function actingModuleOf(access: Access): string | null {
  const [permission = "", verb] = access.split(".");
  // What is decided about a module is decided by people, also while it stands still.
  if (verb === undefined || verb === "read" || permission.endsWith("-policy")) return null;
  const [module = ""] = permission.split("-");
  return ACTING_MODULES.some((acting) => acting === module) ? module : null;
}

/** Throws for whoever may not act now. Null where there is nothing to ask, at no cost for the request. */
export function openLease(route: Route, ctx: Context<AppDeps>, client: AbortSignal): Promise<CallLease> | null {
  const subjects = subjectsOf(route, ctx);
  return subjects && hold(ctx.deps.safetyGate, ctx.orgId, subjects, client);
}

function subjectsOf({ access }: Route, { actor, orgId }: Context): readonly Subject[] | null {
  const module = actingModuleOf(access);
  if (orgId === "") return null;
  if (actor.type === "apiKey") {
    const own: Subject = { type: "api-key", name: actor.keyId };
    if (module) return [own, { type: "module", name: module }];
    return isOtherWrite(access) ? [own] : null;
  }
  if (actor.type !== "user" || !module) return null;
  return [
    { type: "session", name: actor.sessionId },
    { type: "module", name: module },
  ];
}

/** A key needs nothing of what people need to restore; what it submits to the fail-safe it may go on to submit. */
function isOtherWrite(access: Access): boolean {
  return access.includes(".") && !access.endsWith(".read") && !access.startsWith("failsafe");
}

/** Whether somebody may be told that they are halted. */
export function isUnderLease(access: Access): boolean {
  return actingModuleOf(access) !== null || isOtherWrite(access);
}

async function hold(gate: SafetyGate, orgId: string, subjects: readonly Subject[], client: AbortSignal): Promise<CallLease> {
  const halt = await gate.find(orgId, subjects);
  if (halt) throw haltedError(halt);
  let watch: ReturnType<SafetyGate["watch"]> | null = null;
  let signal: AbortSignal | null = null;
  return {
    // Only what takes long asks for its signal, so only that is watched.
    signal() {
      watch ??= gate.watch(orgId, subjects);
      signal ??= AbortSignal.any([client, watch.signal]);
      return signal;
    },
    halted() {
      const reason: unknown = watch?.signal.reason;
      return isHaltedError(reason) ? reason : null;
    },
    end: () => watch?.end(),
  };
}
