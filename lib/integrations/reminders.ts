import type { IntegrationRecord } from "./integration.store.ts";

// When somebody is told that a secret will end, or has not been changed for long. One moment is kept with each record: the next one.

const DAY_MS = 86_400_000;
const BEFORE_EXPIRY_DAYS = [14, 3, 0] as const;
/** From this age on, once a month. */
const ROTATE_AFTER_DAYS = 90;
const ROTATE_AGAIN_DAYS = 30;

type Dated = { expiresAt: Date | null; rotatedAt: Date };

/** The first moment after `now` at which there is something to say; null where nothing will be. */
export function nextReminder({ expiresAt, rotatedAt }: Dated, now: number): Date | null {
  const ends = expiresAt === null ? [] : BEFORE_EXPIRY_DAYS.map((days) => expiresAt.getTime() - days * DAY_MS);
  const moments = [...ends, nextRotation(rotatedAt.getTime(), now)].filter((moment) => moment > now);
  // Once it has ended there is nothing to rotate by: it has to be replaced, which the last letter has said.
  const isOver = expiresAt !== null && expiresAt.getTime() <= now;
  return isOver || moments.length === 0 ? null : new Date(Math.min(...moments));
}

function nextRotation(rotatedAt: number, now: number): number {
  const first = rotatedAt + ROTATE_AFTER_DAYS * DAY_MS;
  if (now < first) return first;
  const months = Math.floor((now - first) / (ROTATE_AGAIN_DAYS * DAY_MS)) + 1;
  return first + months * ROTATE_AGAIN_DAYS * DAY_MS;
}

export function remindAtOf({ expiresAt, credential }: Pick<IntegrationRecord, "expiresAt" | "credential">, now: number): Date | null {
  return nextReminder({ expiresAt, rotatedAt: credential.createdAt }, now);
}

/** What there is to say at this moment. */
export function reminderText({ expiresAt, rotatedAt }: Dated, now: number): string {
  if (expiresAt !== null && expiresAt.getTime() <= now) return "It has expired and is not used any more. Rotate its value or remove it.";
  const age = `Its value is ${Math.floor((now - rotatedAt.getTime()) / DAY_MS)} days old.`;
  if (expiresAt === null || expiresAt.getTime() - now > 14 * DAY_MS) return `${age} Rotate it, so that an unnoticed leak ends.`;
  const days = Math.ceil((expiresAt.getTime() - now) / DAY_MS);
  return `It expires on ${expiresAt.toISOString().slice(0, 10)}, in ${days === 1 ? "a day" : `${days} days`}. ${age} Rotate it before it ends.`;
}
