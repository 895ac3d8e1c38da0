import { createHash } from "node:crypto";
import type { Actor, Context } from "../context.ts";
import { createId } from "../ids.ts";

/**
 * One entry of the append-only chain. It is written unchained together with the change it records; the sequencer
 * gives it `seq`, `prevHash` and `hash` afterwards. Digests stand for content: the log never holds text.
 */
export type AuditSeverity = "info" | "notice" | "warning" | "critical";

export type AuditEntry = {
  /** `module.noun-verb`, e.g. `auth.session-revoked`. */
  action: string;
  target: { type: string; id: string };
  severity?: AuditSeverity;
  reason?: string;
  before?: unknown;
  after?: unknown;
};

export type AuditRecord = {
  _id: string;
  orgId: string;
  at: Date;
  actor: string;
  role: string | null;
  action: string;
  target: { type: string; id: string };
  severity: AuditSeverity;
  reason: string | null;
  beforeDigest: string | null;
  afterDigest: string | null;
  requestId: string;
  ip: string;
  userAgent: string;
  seq: number | null;
  prevHash: string | null;
  hash: string | null;
};

export function toAuditRecord(ctx: Context, entry: AuditEntry, orgId: string = ctx.orgId): AuditRecord {
  return {
    _id: createId("audit"),
    orgId,
    at: new Date(ctx.clock.now()),
    actor: describeActor(ctx.actor),
    role: ctx.role,
    action: entry.action,
    target: entry.target,
    severity: entry.severity ?? "info",
    reason: entry.reason ?? null,
    beforeDigest: entry.before === undefined ? null : digestOf(entry.before),
    afterDigest: entry.after === undefined ? null : digestOf(entry.after),
    requestId: ctx.requestId,
    ip: ctx.ip,
    userAgent: ctx.userAgent.slice(0, 300),
    seq: null,
    prevHash: null,
    hash: null,
  };
}

function describeActor(actor: Actor): string {
  switch (actor.type) {
    case "user":
      return actor.userId;
    case "apiKey":
      return actor.keyId;
    case "system":
      return `system:${actor.job}`;
    case "webhook":
      return `webhook:${actor.source}`;
  }
}

export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** JSON with sorted keys and no spaces, so that equal values have equal digests (the idea of RFC 8785, for our own plain records). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isPlainObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export const GENESIS_HASH = "0".repeat(64);

/** SHA-256 over the record without its own hash; `prevHash` inside it makes the chain. */
export function hashOf(record: AuditRecord & { seq: number; prevHash: string }): string {
  const { hash: _own, ...content } = record;
  return digestOf(content);
}

export type ChainFault = { seq: number; problem: "gap" | "broken_link" | "altered" };

/** `records` in order of seq. Returns the first fault, or null when every link holds. */
export function findChainFault(
  records: readonly AuditRecord[],
  start: { seq: number; hash: string } = { seq: 0, hash: GENESIS_HASH },
): ChainFault | null {
  let previous = start;
  for (const record of records) {
    const { seq, prevHash, hash } = record;
    if (seq === null || prevHash === null || hash === null || seq !== previous.seq + 1) return { seq: previous.seq + 1, problem: "gap" };
    if (prevHash !== previous.hash) return { seq, problem: "broken_link" };
    if (hashOf({ ...record, seq, prevHash }) !== hash) return { seq, problem: "altered" };
    previous = { seq, hash };
  }
  return null;
}
