// Denied access, counted. A flood of refusals must neither slow the refusals down nor bury the trail: they are added up in memory, written
// a moment later as one growing row per actor, route and minute, and once the minute is over that row becomes one audit record.

import { createHash } from "node:crypto";
import type { AfterReply } from "../after-reply.ts";
import type { Clock } from "../clock.ts";
import type { Actor } from "../context.ts";
import { createId } from "../ids.ts";
import type { Logger } from "../log.ts";
import type { Role } from "../permissions.ts";
import { createSharedWork } from "../shared-work.ts";
import type { DenialRecord, DenialStore } from "./denial.store.ts";

export type Denial = {
  actor: Actor;
  orgId: string;
  role: Role | null;
  route: string;
  code: string;
  ip: string;
  userAgent: string;
  requestId: string;
};

export type Denials = {
  /** Never waits and never fails. */
  note(denial: Denial): void;
  /** Settles when everything noted until now is written. */
  flush(): Promise<void>;
};

const MINUTE_MS = 60_000;
const FLUSH_MS = 500;
/** A process writes late when it is busy; a row is closed only when nobody adds to it any more. */
const GRACE_MS = 10_000;
/** Different actors and routes that wait in one process. Actors are proven, so nobody fills this from outside. */
const WAITING_MAX = 5_000;
const USER_AGENT_MAX = 300;

type DenialDeps = { store: Pick<DenialStore, "add">; clock: Clock; log: Logger; afterReply: AfterReply };

export function createDenials({ store, clock, log, afterReply }: DenialDeps): Denials {
  const waiting = new Map<string, DenialRecord>();

  const add = (record: DenialRecord) => {
    const known = waiting.get(record._id);
    if (known) waiting.set(record._id, together(known, record));
    else if (waiting.size < WAITING_MAX) waiting.set(record._id, record);
    else log.error({ route: record.route, count: record.count }, "denied access is not recorded: too much waits to be written");
  };

  const flush = async (): Promise<void> => {
    const records = [...waiting.values()];
    waiting.clear();
    for (const record of records) {
      try {
        if (!(await store.add(record))) add(inMinuteOf(record, clock.now()));
      } catch (error) {
        log.warn({ route: record.route, error }, "denied access could not be recorded; it is tried again");
        add(record);
      }
    }
  };

  const flushSoon = createSharedWork(clock, FLUSH_MS, flush);
  return {
    note(denial) {
      add(toRecord(denial, clock.now()));
      void flushSoon();
      void afterReply.keep(flush, { soon: flushSoon });
    },
    flush,
  };
}

function toRecord({ actor, orgId, role, route, code, ip, userAgent, requestId }: Denial, now: number): DenialRecord {
  const at = new Date(now);
  const counted = { count: 1, firstAt: at, lastAt: at, codes: [code], isSettled: false, auditId: createId("audit") };
  const caller = { ip, userAgent: userAgent.slice(0, USER_AGENT_MAX), requestId };
  return inMinuteOf({ _id: "", orgId, actor: idsOf(actor), role, route, ...counted, ...caller, dueAt: at }, now);
}

/** The row it belongs to. One whose own minute is closed already goes into today's; its times stay what they were. */
function inMinuteOf(record: DenialRecord, now: number): DenialRecord {
  const minute = Math.floor(now / MINUTE_MS);
  const what = JSON.stringify([record.orgId, keyOf(record.actor), record.route, minute]);
  const dueAt = new Date((minute + 1) * MINUTE_MS + GRACE_MS);
  return { ...record, _id: createHash("sha256").update(what).digest("base64url"), dueAt };
}

/** Who it was, without what the request knew about them. */
function idsOf(actor: Actor): Actor {
  switch (actor.type) {
    case "user":
      return { type: "user", userId: actor.userId, sessionId: actor.sessionId };
    case "apiKey":
      return { type: "apiKey", keyId: actor.keyId, userId: actor.userId };
    default:
      return actor;
  }
}

/** One person is one actor, through however many sessions. */
function keyOf(actor: Actor): string {
  switch (actor.type) {
    case "user":
      return actor.userId;
    case "apiKey":
      return actor.keyId;
    case "system":
      return actor.job;
    case "webhook":
      return actor.source;
  }
}

function together(known: DenialRecord, more: DenialRecord): DenialRecord {
  const { role, ip, userAgent, requestId, lastAt } = more;
  const codes = [...new Set([...known.codes, ...more.codes])];
  return { ...known, role, ip, userAgent, requestId, lastAt, codes, count: known.count + more.count };
}
