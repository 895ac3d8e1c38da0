// What becomes of an alert: pending until its rule has held for as long as it asks, firing until all has been well for as long, then resolved.
// One that comes back soon is the same alert again; one that keeps coming back is resolved only after half an hour without it.

import type { AlertState, RuleName } from "./alert.schema.ts";
import type { Judged } from "./judges.ts";
import type { Observation } from "./observation.ts";
import type { AlertRule } from "./rules.ts";

export type Standing = {
  rule: RuleName;
  subject: string;
  state: AlertState;
  /** Since when it has been so. */
  startedAt: Date;
  firedAt: Date | null;
  wellSince: Date | null;
  resolvedAt: Date | null;
  firings: number;
  value: number | null;
};

/** `dropped`: it was never told to anybody, and nothing has to be kept of it. */
export type TransitionType = "began" | "continued" | "fired" | "resolved" | "dropped";
export type Transition = { type: TransitionType; standing: Standing };

/** Whoever was told that all is well again, so shortly before, is told about the same thing again. */
export const REOPENS_WITHIN_MS = 30 * 60_000;
const FLAPPING_FIRINGS = 3;
const FLAPPING_KEEP_MS = 30 * 60_000;

/** `before`: all that are open, and those that were resolved within REOPENS_WITHIN_MS. */
export function evaluateRules(rules: readonly AlertRule[], observation: Observation, before: readonly Standing[]): Transition[] {
  return rules.flatMap((rule) => {
    const judged = rule.judge(observation, rule.threshold);
    if (judged === null) return [];
    const own = before.filter((standing) => standing.rule === rule.name);
    const subjects = new Set([...own, ...judged].map(({ subject }) => subject));
    return [...subjects].flatMap((subject) => {
      // What is not named any more, a provider without its key, has nothing wrong with it.
      const now = judged.find((each) => each.subject === subject) ?? { subject, isIll: false, value: null };
      const transition = step(rule, now, newestOf(own, subject), observation.at);
      return transition ? [transition] : [];
    });
  });
}

function newestOf(own: readonly Standing[], subject: string): Standing | null {
  const all = own.filter((standing) => standing.subject === subject);
  return all.find(isOpen) ?? all.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0] ?? null;
}

export const isOpen = ({ state }: Pick<Standing, "state">): boolean => state !== "resolved";

function step(rule: AlertRule, judged: Judged, before: Standing | null, at: Date): Transition | null {
  if (before?.state === "firing") return stepFiring(rule, judged, before, at);
  if (!judged.isIll) return before?.state === "pending" ? subside(before) : null;
  if (before?.state === "pending") return wait(rule, { ...before, value: judged.value }, at, "continued");
  const returning = before && at.getTime() - (before.resolvedAt?.getTime() ?? 0) < REOPENS_WITHIN_MS ? before : null;
  return wait(rule, begin(rule, judged, returning, at), at, "began");
}

function begin(rule: AlertRule, { subject, value }: Judged, returning: Standing | null, at: Date): Standing {
  const fresh = { rule: rule.name, subject, firedAt: null, wellSince: null, resolvedAt: null, firings: 0 } as const;
  return { ...(returning ?? fresh), state: "pending", startedAt: at, value };
}

function wait(rule: AlertRule, pending: Standing, at: Date, type: "began" | "continued"): Transition {
  if (at.getTime() - pending.startedAt.getTime() < rule.forMs) return { type, standing: pending };
  const fired = { ...pending, state: "firing", firedAt: at, wellSince: null, resolvedAt: null, firings: pending.firings + 1 } as const;
  return { type: "fired", standing: fired };
}

/** Back to what it was: resolved, or nothing. */
function subside(pending: Standing): Transition {
  if (pending.firings === 0) return { type: "dropped", standing: pending };
  return { type: "continued", standing: { ...pending, state: "resolved" } };
}

function stepFiring(rule: AlertRule, { isIll, value }: Judged, before: Standing, at: Date): Transition {
  if (isIll) return { type: "continued", standing: { ...before, value, wellSince: null } };
  const wellSince = before.wellSince ?? at;
  const keepMs = before.firings >= FLAPPING_FIRINGS ? Math.max(FLAPPING_KEEP_MS, rule.forMs) : rule.forMs;
  if (at.getTime() - wellSince.getTime() < keepMs) return { type: "continued", standing: { ...before, value, wellSince } };
  return { type: "resolved", standing: { ...before, state: "resolved", value, wellSince, resolvedAt: at } };
}
