import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context } from "../context.ts";
import { createLogger } from "../log.ts";
import {
  type AuditRecord,
  type Chainable,
  canonicalJson,
  digestOf,
  findChainFault,
  GENESIS_HASH,
  hashOf,
  toAuditRecord,
} from "./audit-record.ts";

const ctx: Context = {
  actor: { type: "user", userId: "usr_1", sessionId: "ses_1" },
  orgId: "org_1",
  role: "OWNER",
  permissions: new Set(),
  requestId: "req_1",
  ip: "192.0.2.1",
  userAgent: "test",
  clock: { now: () => Date.parse("2026-11-21T12:00:00Z"), sleep: async () => undefined },
  log: createLogger({ level: "silent" }),
  deps: {},
};

type Chained = AuditRecord & { seq: number; prevHash: string; hash: string };

function chainOf(length: number): Chained[] {
  const chain: Chained[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const record = toAuditRecord(ctx, { action: "chat.chat-created", target: { type: "chat", id: `cht_${seq}` }, after: { seq } });
    const placed = { ...record, seq, prevHash: chain.at(-1)?.hash ?? GENESIS_HASH };
    chain.push({ ...placed, hash: hashOf(placed) });
  }
  return chain;
}

/** As an attacker would who knows how hashes are made: the record is changed and its own hash made again. */
const rehashed = (record: Chained): Chained => ({ ...record, hash: hashOf(record) });

describe("the chain", () => {
  test("holds when nobody touched it, also checked from the middle on", () => {
    const chain = chainOf(20);
    expect(findChainFault(chain)).toBeNull();
    const tenth = chain[9];
    expect(tenth && findChainFault(chain.slice(10), tenth)).toBeNull();
    expect(findChainFault([])).toBeNull();
  });

  test("a removed record is found as a gap, wherever it was", () => {
    for (let index = 0; index < 9; index += 1)
      expect(findChainFault(chainOf(10).toSpliced(index, 1))).toEqual({ seq: index + 1, problem: "gap" });
  });

  test("two records that changed places, and one that never got its place, are found", () => {
    const chain = chainOf(4);
    const [first, second, third, fourth] = chain;
    if (!first || !second || !third || !fourth) throw new Error("The chain is too short.");
    expect(findChainFault([first, third, second, fourth])).toEqual({ seq: 2, problem: "gap" });
    expect(findChainFault([first, { ...second, seq: null, prevHash: null, hash: null }])).toEqual({ seq: 2, problem: "gap" });
  });

  test("a record that lacks its place, its link or its hash is a gap, whichever is missing", () => {
    const [first, second] = chainOf(2);
    if (!first || !second) throw new Error("The chain is too short.");
    for (const name of ["seq", "prevHash", "hash"] as const)
      expect(findChainFault<Chainable>([first, { ...second, [name]: null }]), name).toEqual({ seq: 2, problem: "gap" });
  });

  test("a record replaced by another with a fresh hash breaks the next link", () => {
    const chain = chainOf(6);
    const third = chain[2];
    if (!third) throw new Error("The chain is too short.");
    const forged = chain.with(2, rehashed({ ...third, action: "chat.chat-read" }));
    expect(findChainFault(forged)).toEqual({ seq: 4, problem: "broken_link" });
    expect(findChainFault(chain.with(2, rehashed({ ...third, prevHash: "f".repeat(64) })))).toEqual({ seq: 3, problem: "broken_link" });
  });

  test("a change of any one field is found as altered", () => {
    const chain = chainOf(3);
    const second = chain[1];
    if (!second) throw new Error("The chain is too short.");
    const changes: Partial<AuditRecord> = {
      _id: "aud_other",
      orgId: "org_2",
      at: new Date(0),
      actor: "usr_2",
      role: "USER",
      action: "chat.chat-deleted",
      target: { type: "chat", id: "cht_other" },
      severity: "critical",
      reason: "because",
      beforeDigest: "0",
      afterDigest: null,
      requestId: "req_2",
      ip: "192.0.2.2",
      userAgent: "other",
    };
    expect(Object.keys(changes).toSorted()).toEqual(
      Object.keys(second)
        .filter((name) => !["seq", "prevHash", "hash"].includes(name))
        .toSorted(),
    );
    for (const [name, value] of Object.entries(changes)) {
      expect(findChainFault(chain.with(1, { ...second, [name]: value })), name).toEqual({ seq: 2, problem: "altered" });
    }
  });

  test("a record read back with its fields in another order still has its hash", () => {
    const chain = chainOf(3).map((record) => {
      const entries = Object.entries(record).toReversed();
      return { ...record, ...Object.fromEntries(entries), target: { id: record.target.id, type: record.target.type } };
    });
    expect(findChainFault(chain)).toBeNull();
  });
});

describe("digests", () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, inner]) => [name, reversed(inner)]),
          )
        : value;

  test("do not depend on the order of keys at any depth", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => digestOf(value) === digestOf(reversed(value))));
  });
  test("differ for different values: lists keep their order, a number is not its text", () => {
    const values = [[1, 2], [2, 1], { a: 1 }, { a: "1" }, { a: null }, {}, [], null, "", "null", { a: { b: 1 } }, { "a.b": 1 }];
    expect(new Set(values.map(digestOf)).size).toBe(values.length);
  });
  test("are taken over one spelling: no space, what is undefined left out or null in a list", () => {
    expect(canonicalJson({ b: [1, [2, "x"], {}], a: undefined, c: { d: null } })).toBe('{"b":[1,[2,"x"],{}],"c":{"d":null}}');
    expect([canonicalJson(undefined), canonicalJson([undefined, 1])]).toEqual(["null", "[null,1]"]);
  });
  test("treat a date as the moment it is", () => {
    const at = new Date("2026-11-21T12:00:00Z");
    expect(canonicalJson({ b: at, a: 1 })).toBe('{"a":1,"b":"2026-11-21T12:00:00.000Z"}');
  });
});

test("a record holds digests and ids, never the text that changed", () => {
  const record = toAuditRecord(
    { ...ctx, userAgent: "u".repeat(1_000) },
    {
      action: "chat.chat-renamed",
      target: { type: "chat", id: "cht_1" },
      before: { title: "old secret plan" },
      after: { title: "new secret plan" },
    },
  );
  expect(JSON.stringify(record)).not.toContain("secret plan");
  expect(record).toMatchObject({
    actor: "usr_1",
    role: "OWNER",
    severity: "info",
    seq: null,
    beforeDigest: digestOf({ title: "old secret plan" }),
  });
  expect(record.userAgent).toHaveLength(300);
});

test.each([
  [{ type: "user", userId: "usr_9", sessionId: "ses_9" } as const, "usr_9"],
  [{ type: "apiKey", keyId: "key_9", userId: "usr_9" } as const, "key_9"],
  [{ type: "system", job: "chat.run-turn" } as const, "system:chat.run-turn"],
  [{ type: "webhook", source: "bank" } as const, "webhook:bank"],
])("every kind of actor is named: %o", (actor, name) => {
  const record = toAuditRecord({ ...ctx, actor }, { action: "a.b", target: { type: "t", id: "1" } });
  expect(record.actor).toBe(name);
  // The person behind a key is told apart until the record is chained; nobody else is.
  expect(record.subject).toBe(actor.type === "apiKey" ? actor.userId : undefined);
});

test("a change without a before or an after has no digest of it", () => {
  const entry = { action: "a.b", target: { type: "t", id: "1" } };
  expect(toAuditRecord(ctx, entry)).toMatchObject({ beforeDigest: null, afterDigest: null, reason: null });
  const both = toAuditRecord(ctx, { ...entry, before: null, after: null });
  expect([both.beforeDigest, both.afterDigest]).toEqual([digestOf(null), digestOf(null)]);
  expect(both._id).toMatch(/^aud_[0-9A-Z]{26}$/);
});
