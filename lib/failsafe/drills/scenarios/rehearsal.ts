// One rehearsal: what the attacker tries and what the product does, with the moment of each. Only real verbs are called; whether an act was
// refused is what they have thrown.

import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { haltedError, type Subject } from "../../../platform/safety-gate.ts";
import type { ScenarioStep } from "../drill.schema.ts";
import type { ScenarioDeps } from "./ports.ts";

/**
 * "hostile": has to be refused, and the first refusal is the containment. "probe": has to be refused, and contains nothing. "warm-up":
 * may pass, such as spending below a limit.
 */
type ActKind = "hostile" | "probe" | "warm-up";

export type Rehearsal = {
  ctx: Context<ScenarioDeps>;
  drillId: string;
  /** A model that nobody serves: its lease is nobody's. */
  subject: Subject;
  /** All whose lease it may take; what it has made beside `subject` is put there, so that the end finds it. */
  subjects: Subject[];
  signal: AbortSignal;
  prepare(what: string, detail?: string): void;
  detect(what: string, detail?: string): void;
  act(what: string, attempt: () => Promise<unknown>, kind?: ActKind): Promise<"refused" | "let_through">;
  outcome(): RehearsalOutcome;
};

export type RehearsalOutcome = { detected: boolean; blocked: boolean; containedMs: number | null; steps: ScenarioStep[] };

type Act = { kind: ActKind; isRefused: boolean; endedMs: number };

export function createRehearsal(given: Pick<Rehearsal, "ctx" | "drillId" | "subject" | "signal">): Rehearsal {
  const { clock } = given.ctx;
  const notes: (Omit<ScenarioStep, "afterMs"> & { moment: number })[] = [];
  const acts: Act[] = [];
  let firstActAt: number | null = null;
  const note = (step: Pick<ScenarioStep, "actor" | "what" | "result">, detail: string | null = null): number => {
    const moment = performance.now();
    notes.push({ ...step, detail, at: new Date(clock.now()).toISOString(), moment });
    return moment;
  };
  return {
    ...given,
    subjects: [given.subject],
    prepare: (what, detail) => void note({ actor: "product", what, result: "prepared" }, detail),
    detect: (what, detail) => void note({ actor: "product", what, result: "detected" }, detail),
    async act(what, attempt, kind = "hostile") {
      firstActAt ??= performance.now();
      const refusal = await findRefusal(attempt);
      const result = refusal === null ? "let_through" : "refused";
      const moment = note({ actor: "attacker", what, result }, refusal);
      acts.push({ kind, isRefused: refusal !== null, endedMs: moment - firstActAt });
      return result;
    },
    outcome: () => ({
      detected: notes.some(({ result }) => result === "detected"),
      ...judgeActs(acts),
      steps: notes.map(({ moment, ...step }) => ({ ...step, afterMs: toTenth(moment - (firstActAt ?? moment)) })),
    }),
  };
}

export function judgeActs(acts: readonly Act[]): Pick<RehearsalOutcome, "blocked" | "containedMs"> {
  const bound = acts.filter(({ kind }) => kind !== "warm-up");
  const contained = acts.find(({ kind, isRefused }) => kind === "hostile" && isRefused);
  return {
    blocked: contained !== undefined && bound.every(({ isRefused }) => isRefused),
    containedMs: contained ? toTenth(contained.endedMs) : null,
  };
}

const toTenth = (milliseconds: number): number => Math.round(10 * milliseconds) / 10;

/** What was tried had no effect, and not because somebody was refused. */
export class Withstood extends Error {
  override readonly name = "Withstood";
}

/** What the product refuses on purpose, in words; anything else is no refusal and ends the rehearsal. */
async function findRefusal(attempt: () => Promise<unknown>): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof Withstood) return error.message;
    if (!(error instanceof AppError)) throw error;
    if (error.kind === "forbidden" || error.kind === "unauthenticated") return `${error.code}: ${error.message}`;
    // The door was open: whoever came through it only found nothing behind it.
    if (error.kind === "not_found" || error.kind === "conflict") return null;
    throw error;
  }
}

/** As every route, job and call asks before it lets a subject act. */
export async function assertMayAct({ deps, orgId }: Context<Pick<ScenarioDeps, "safetyGate">>, subject: Subject): Promise<void> {
  const halt = await deps.safetyGate.find(orgId, [subject]);
  if (halt) throw haltedError(halt);
}
