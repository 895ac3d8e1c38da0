// Who may act now. Whatever acts by itself or for somebody (a model, a key, a session, an agent, a strategy, a module, the whole
// organization) does so under a lease; this is how everybody asks whether it stands. lib/failsafe gives the answer.

import { AppError } from "./errors.ts";

export const SUBJECT_TYPES = ["organization", "module", "model", "api-key", "session", "agent", "strategy"] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** `name`: of a model "provider/model", of a key or a session its id, of a module its folder; of the organization "organization". */
export type Subject = { type: SubjectType; name: string };

export const ORGANIZATION: Subject = { type: "organization", name: "organization" };

export const modelSubject = (provider: string, model: string): Subject => ({ type: "model", name: `${provider}/${model}` });

export function subjectKey({ type, name }: Subject): string {
  return `${type}:${name}`;
}

/** Why something must stand still: its lease is not valid. `tripId` where the fail-safe took it. */
export type Halt = {
  subject: Subject;
  state: "UNINITIALIZED" | "PENDING" | "EXPIRED" | "DENIED";
  reason: string | null;
  tripId: string | null;
};

export type SafetyGate = {
  /** The organization's own halt, else the first of `subjects` that may not act; null where all may. Fails when it cannot be read. */
  find(orgId: string, subjects: readonly Subject[]): Promise<Halt | null>;
  /** Aborts with `haltedError` soon after one of them may not act any more. What cannot be read for long aborts too. */
  watch(orgId: string, subjects: readonly Subject[]): { signal: AbortSignal; end(): void };
  /** After a change made here. */
  forget(orgId: string): void;
};

export function haltedError({ subject, state, reason, tripId }: Halt): AppError {
  const what = subject.type === "organization" ? "The organization" : `The ${subject.type} ${subject.name}`;
  return new AppError("forbidden", "failsafe.halted", `${what} may not act now: its lease is ${state}.`, {
    members: { halt: { subject, state, reason, tripId } },
  });
}

/** What a watch aborts with: a lease that fell, or one that nobody could read for seconds. */
export function isHaltedError(error: unknown): error is AppError {
  return isDeniedError(error) || isUnreadableError(error);
}

/** The fail-safe has spoken. */
export function isDeniedError(error: unknown): error is AppError {
  return error instanceof AppError && error.code === "failsafe.halted";
}

/** Nobody knows whether it may act: it stands still, and nothing has been decided about it. */
export function isUnreadableError(error: unknown): error is AppError {
  return error instanceof AppError && error.code === "failsafe.unreadable";
}
