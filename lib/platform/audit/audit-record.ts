import { hash } from "node:crypto";
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
  /** The person behind an actor that is none, until the record is chained: a chained one says it by pseudonyms alone. */
  subject?: string;
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
    ...(ctx.actor.type === "apiKey" && { subject: ctx.actor.userId }),
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
  return hash("sha256", canonicalJson(value), "hex");
}

/**
 * JSON with sorted keys and no spaces, so that equal values have equal digests (the idea of RFC 8785, for our own plain records).
 * Written by hand: JSON.stringify with a replacer takes four times as long, and a verifier spends most of its time here.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null || value instanceof Date) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const inner: unknown = Reflect.get(value, key);
    if (inner !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(inner)}`;
  }
  return `{${text}}`;
}

export const GENESIS_HASH = "0".repeat(64);

/** What the chain needs of a record; one that was read from a file has its time as text, which has the same digest. */
export type Chainable = Pick<AuditRecord, "orgId" | "seq" | "prevHash" | "hash">;

/** SHA-256 over the record without its own hash; `prevHash` inside it makes the chain. */
export function hashOf(record: Chainable & { seq: number; prevHash: string }): string {
  const { hash: _own, ...content } = record;
  return digestOf(content);
}

export type ChainFault = { seq: number; problem: "gap" | "broken_link" | "altered" };

/** `records` in order of seq. Returns the first fault, or null when every link holds. `digest` is for who knows a quicker way to a hash. */
export function findChainFault<T extends Chainable>(
  records: readonly T[],
  start: { seq: number; hash: string } = { seq: 0, hash: GENESIS_HASH },
  digest: (record: T & { seq: number; prevHash: string }) => string = hashOf,
): ChainFault | null {
  let previous = start;
  for (const record of records) {
    if (!isPlaced(record) || record.seq !== previous.seq + 1) return { seq: previous.seq + 1, problem: "gap" };
    const { seq, prevHash, hash } = record;
    if (prevHash !== previous.hash) return { seq, problem: "broken_link" };
    if (digest(record) !== hash) return { seq, problem: "altered" };
    previous = { seq, hash };
  }
  return null;
}

function isPlaced<T extends Chainable>(record: T): record is T & { seq: number; prevHash: string; hash: string } {
  return record.seq !== null && record.prevHash !== null && record.hash !== null;
}
