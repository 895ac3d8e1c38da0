import { type EventRef, GREY_FLOOR } from "./event.schema.ts";
import type { GuardEventRecord } from "./event.store.ts";
import type { GuardVerdict } from "./schema.ts";

/** Whose verdicts they are, about what, and when. */
export type EventSubject = {
  orgId: string;
  userId: string | null;
  keyId: string | null;
  feature: string;
  ref: EventRef;
  at: Date;
};

const KEPT_MS = 90 * 86_400_000;

/** Of what was let through without a doubt there is no row. The same verdicts always give the same ids. */
export function toGuardEvents(subject: EventSubject, verdicts: readonly GuardVerdict[]): GuardEventRecord[] {
  return verdicts.flatMap((verdict, index) => {
    const level = levelOf(verdict);
    return level === null ? [] : [toRecord(subject, verdict, { index, level })];
  });
}

/** Null leaves none. */
function levelOf({ verdict, action, score }: GuardVerdict): GuardEventRecord["level"] | null {
  if (verdict !== "SAFE" || action !== "allow") return "flagged";
  return score >= GREY_FLOOR ? "near" : null;
}

function toRecord(
  { ref, at, ...owner }: EventSubject,
  verdict: GuardVerdict,
  { index, level }: { index: number; level: GuardEventRecord["level"] },
): GuardEventRecord {
  return {
    ...verdict,
    ...owner,
    _id: `${ref.id}:${index}`,
    at,
    level,
    ref,
    reasons: verdict.reasons.map(({ code }) => code),
    expiresAt: new Date(at.getTime() + KEPT_MS),
  };
}
