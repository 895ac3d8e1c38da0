import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import { type CipherStore, createCipher } from "./cipher.ts";
import type { DataKeyRecord } from "./data-key.store.ts";
import { DecryptionError } from "./envelope.ts";

const MINUTE = 60_000;
const place = { collection: "turns", id: "trn_1", field: "message" };

type FakeStore = CipherStore & { records: DataKeyRecord[] };

/** The store's contract in memory: one active key per organization, compare-and-set on the wrapping key. */
function createFakeStore(): FakeStore {
  const store: FakeStore = {
    records: [],
    list: async (orgId) => store.records.filter((record) => record.orgId === orgId).map((record) => ({ ...record })),
    async insertActive(record) {
      if (store.records.some((other) => other.orgId === record.orgId && other.isActive)) return false;
      store.records.push({ ...record });
      return true;
    },
    async replaceActive(orgId, record) {
      for (const other of store.records) if (other.orgId === orgId) other.isActive = false;
      store.records.push({ ...record });
    },
    listNotWrappedBy: async (kekId, limit) =>
      store.records
        .filter((record) => record.kekId !== kekId)
        .slice(0, limit)
        .map((record) => ({ ...record })),
    async rewrap(orgId, id, from, next) {
      const record = store.records.find((other) => other._id === id && other.orgId === orgId && other.kekId === from);
      if (record) Object.assign(record, next);
    },
    async deleteAll(orgId) {
      const before = store.records.length;
      store.records = store.records.filter((record) => record.orgId !== orgId);
      return before - store.records.length;
    },
  };
  return store;
}

function createClock(): Clock & { advance(durationMs: number): void } {
  let now = Date.parse("2026-11-21T12:00:00Z");
  const advance = (durationMs: number) => {
    now += durationMs;
  };
  return { now: () => now, sleep: async () => undefined, advance };
}

const key = () => randomBytes(32).toString("hex");

function setUp(keys: readonly string[] = [key()]) {
  const store = createFakeStore();
  const clock = createClock();
  return {
    store,
    clock,
    keys,
    cipher: createCipher({ keys, store, clock }),
    another: (own = keys) => createCipher({ keys: own, store, clock }),
  };
}

const dataKeyOf = (blob: string) => blob.split(".")[2];

describe("a value", () => {
  test("comes back as it went in, whatever the text", async () => {
    const organization = await setUp().cipher.forOrganization("org_1");
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        (text) => organization.decrypt(place, organization.encrypt(place, text)) === text.toWellFormed(),
      ),
      { numRuns: 300 },
    );
  });

  test("never looks the same twice and does not show the text", async () => {
    const organization = await setUp().cipher.forOrganization("org_1");
    const blobs = Array.from({ length: 200 }, () => organization.encrypt(place, "the same text"));
    expect(new Set(blobs.map((blob) => blob.split(".")[3])).size).toBe(200);
    expect(blobs.join()).not.toContain(Buffer.from("the same text").toString("base64url"));
  });

  test("opens only in its own organization, collection, record and field", async () => {
    const { cipher } = setUp();
    const own = await cipher.forOrganization("org_1");
    const blob = own.encrypt(place, "private");
    for (const moved of [
      { ...place, collection: "chats" },
      { ...place, id: "trn_2" },
      { ...place, field: "reply" },
    ]) {
      expect(() => own.decrypt(moved, blob)).toThrow(DecryptionError);
    }
    const foreign = await cipher.forOrganization("org_2");
    expect(() => foreign.decrypt(place, blob)).toThrow(DecryptionError);
  });

  test("another organization's value does not open even under the same data key", async () => {
    const { cipher, store, another } = setUp();
    const blob = (await cipher.forOrganization("org_1")).encrypt(place, "private");
    const stolen = store.records.map((record) => ({ ...record, orgId: "org_2" }));
    store.records.push(...stolen);
    await expect(another().forOrganization("org_2")).rejects.toThrow(DecryptionError);
    expect(blob).toBeTruthy();
  });
});

describe("a damaged value", () => {
  test("does not open with any one bit flipped; only the name of the wrapping key is a hint and not part of the lock", async () => {
    const organization = await setUp().cipher.forOrganization("org_1");
    const blob = organization.encrypt(place, "flip any bit of me");
    const hint = { from: 3, to: 3 + 8 };
    const bytes = Buffer.from(blob, "latin1");
    for (let position = 0; position < bytes.length; position += 1) {
      if (position >= hint.from && position < hint.to) continue;
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[position] = (bytes[position] ?? 0) ^ (1 << bit);
        expect(() => organization.decrypt(place, flipped.toString("latin1")), `byte ${position} bit ${bit}`).toThrow(DecryptionError);
      }
    }
  });

  test.each(["", "v1", "v1.....", "v2.a.b.c.d.e", "plain text", "v1.a.b.c.d.e.f", "v1.00000000.1111.AAAAAAAAAAAAAAAA..AAAA"])(
    "'%s' is refused",
    async (blob) => {
      const organization = await setUp().cipher.forOrganization("org_1");
      expect(() => organization.decrypt(place, blob)).toThrow(DecryptionError);
    },
  );

  test("cut, extended or with foreign characters between is refused", async () => {
    const organization = await setUp().cipher.forOrganization("org_1");
    const blob = organization.encrypt(place, "whole");
    for (const bent of [blob.slice(0, -1), `${blob}A`, `${blob}=`, `${blob}\n`, ` ${blob}`, blob.replace(/\.(\w)/g, ".\n$1")]) {
      expect(() => organization.decrypt(place, bent)).toThrow(DecryptionError);
    }
  });
});

describe("rotation of the data key", () => {
  test("old values stay readable, and new ones use the new key once every process can have read it", async () => {
    const { cipher, clock } = setUp();
    const before = (await cipher.forOrganization("org_1")).encrypt(place, "before");
    clock.advance(10 * MINUTE);
    await cipher.rotateDataKey("org_1");
    clock.advance(2 * MINUTE);
    const organization = await cipher.forOrganization("org_1");
    const after = organization.encrypt(place, "after");
    expect(dataKeyOf(after)).not.toBe(dataKeyOf(before));
    expect([organization.decrypt(place, before), organization.decrypt(place, after)]).toEqual(["before", "after"]);
  });

  test("at no moment does one process write what another cannot read", async () => {
    const { cipher, another, clock } = setUp();
    const other = another();
    await other.forOrganization("org_1");
    for (let second = 0; second < 400; second += 7) {
      if (second === 28 || second === 91) await cipher.rotateDataKey("org_1");
      const written = (await cipher.forOrganization("org_1")).encrypt(place, "between two processes");
      expect((await other.forOrganization("org_1")).decrypt(place, written), `second ${second}`).toBe("between two processes");
      clock.advance(7_000);
    }
  });

  test("two processes that meet a new organization together agree on one key", async () => {
    const { cipher, another, store } = setUp();
    const [first, second] = await Promise.all([cipher.forOrganization("org_1"), another().forOrganization("org_1")]);
    expect(store.records).toHaveLength(1);
    expect(second.decrypt(place, first.encrypt(place, "agreed"))).toBe("agreed");
  });
});

describe("rotation of ENCRYPTION_KEY", () => {
  test("the first key of the list wraps, all of them unwrap, and after rewrapping the old one may go", async () => {
    const old = key();
    const next = key();
    const { cipher, store, another } = setUp([old]);
    const blob = (await cipher.forOrganization("org_1")).encrypt(place, "kept");
    await cipher.forOrganization("org_2");

    const both = another([next, old]);
    expect((await both.forOrganization("org_1")).decrypt(place, blob)).toBe("kept");
    const fresh = await both.forOrganization("org_3");
    const kekOf = (orgId: string) => store.records.find((record) => record.orgId === orgId)?.kekId;
    expect(fresh.encrypt(place, "x").split(".")[1]).toBe(kekOf("org_3"));
    expect(kekOf("org_3")).not.toBe(kekOf("org_1"));

    await expect(another([next]).forOrganization("org_1")).rejects.toThrow(DecryptionError);
    expect([await both.rewrapDataKeys(1), await both.rewrapDataKeys(10), await both.rewrapDataKeys(10)]).toEqual([1, 1, 0]);
    expect((await another([next]).forOrganization("org_1")).decrypt(place, blob)).toBe("kept");
    await expect(another([old]).forOrganization("org_1")).rejects.toThrow(DecryptionError);
  });

  test("a foreign key opens nothing", async () => {
    const { cipher, another } = setUp();
    await cipher.forOrganization("org_1");
    await expect(another([key()]).forOrganization("org_1")).rejects.toThrow(DecryptionError);
  });

  test("a failed load is not remembered", async () => {
    const { store, another } = setUp();
    const list = store.list;
    const cipher = another();
    store.list = async () => {
      throw new Error("database away");
    };
    await expect(cipher.forOrganization("org_1")).rejects.toThrow("database away");
    store.list = list;
    const organization = await cipher.forOrganization("org_1");
    expect(organization.decrypt(place, organization.encrypt(place, "back"))).toBe("back");
  });
});

test("a shredded organization's values are unreadable here at once and everywhere within a minute; others are untouched", async () => {
  const { cipher, another, clock } = setUp();
  const other = another();
  const blob = (await cipher.forOrganization("org_1")).encrypt(place, "gone");
  const kept = (await cipher.forOrganization("org_2")).encrypt(place, "kept");
  expect((await other.forOrganization("org_1")).decrypt(place, blob)).toBe("gone");
  await cipher.shred("org_1");
  const here = await cipher.forOrganization("org_1");
  expect(() => here.decrypt(place, blob)).toThrow(DecryptionError);
  clock.advance(MINUTE);
  const there = await other.forOrganization("org_1");
  expect(() => there.decrypt(place, blob)).toThrow(DecryptionError);
  expect((await other.forOrganization("org_2")).decrypt(place, kept)).toBe("kept");
});
