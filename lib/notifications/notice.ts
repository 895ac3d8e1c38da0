import type { Role } from "../platform/permissions.ts";
import type { Severity, Topic } from "./topics.ts";

/** People of the organization of whoever tells them, by name or by role; or whoever runs the deployment, wherever they belong. */
export type Addressees = { userIds: readonly string[] } | { roles: readonly Role[] } | { operators: true };

export type Notice = {
  topic: Topic;
  severity: Severity;
  to: Addressees;
  /** One line. */
  title: string;
  /** Plain text: what happened, why, and what to do. No secret, no words of a conversation. */
  text: string;
  /** A path of ours, "/failsafe/trips/…"; null where there is nothing to look at. */
  link: string | null;
  /** Nobody is told twice under one key. */
  deduplicationKey: string;
  /**
   * What the organization's webhooks get of it, as `<topic>.<what>`: ids and facts, no text of people. What is told to roles is an event
   * without this too, and then says no more than how grave it is and where to look.
   */
  event?: { what: string; data: Readonly<Record<string, string | number | boolean | null>> };
};

export const TITLE_MAX = 200;
export const TEXT_MAX = 4_000;
