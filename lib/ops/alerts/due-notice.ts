import type { Standing } from "./alert-machine.ts";

export const REMIND_AFTER_MS = 4 * 3_600_000;

export type Told = Pick<Standing, "state" | "firedAt" | "resolvedAt"> & {
  acknowledgedAt: Date | null;
  silencedUntil: Date | null;
  /** When people were last told of this firing; null before. */
  notifiedAt: Date | null;
};

/**
 * What people have to be told of an alert now. Silence keeps everything back, and what fires still when it ends is told then; acknowledging ends the
 * reminders and nothing else. That it is over hears who heard that it began.
 */
export function dueNotice(alert: Told, isResolvedNow: boolean, at: Date): "fired" | "reminder" | "resolved" | null {
  if (alert.silencedUntil !== null && alert.silencedUntil > at) return null;
  if (alert.state === "resolved") return isResolvedNow && alert.notifiedAt !== null ? "resolved" : null;
  if (alert.state !== "firing") return null;
  if (alert.notifiedAt === null) return "fired";
  const isDue = alert.acknowledgedAt === null && at.getTime() - alert.notifiedAt.getTime() >= REMIND_AFTER_MS;
  return isDue ? "reminder" : null;
}
