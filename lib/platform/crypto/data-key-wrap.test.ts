import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import released from "./__fixtures__/wrapped-keys.json" with { type: "json" };
import { createKeyWrap } from "./data-key-wrap.ts";
import { DecryptionError, toKeyEncryptionKey } from "./envelope.ts";
import { toXWingKey } from "./x-wing.ts";

const text = () => randomBytes(32).toString("hex");
const [kek, otherKek, pq, otherPq] = [text(), text(), text(), text()];
const wrapOf = (keks: readonly string[], pqs: readonly string[]) => createKeyWrap(keks.map(toKeyEncryptionKey), pqs);
const place = { orgId: "org_1", id: "0123456789abcdef" };
const dataKey = randomBytes(32);

test("a key wrapped with both opens only with both", () => {
  const wrapped = wrapOf([kek], [pq]).wrap(place, dataKey);
  expect(wrapOf([otherKek, kek], [otherPq, pq]).unwrap(place, wrapped).equals(dataKey)).toBe(true);
  for (const [keks, pqs] of [
    [[kek], []],
    [[kek], [otherPq]],
    [[otherKek], [pq]],
  ] as const)
    expect(() => wrapOf(keks, pqs).unwrap(place, wrapped)).toThrow(DecryptionError);
});

test("the name of a key is no proof of it: the same names with another secret open nothing", () => {
  const wrapped = wrapOf([kek], [pq]).wrap(place, dataKey);
  const [version, , xWingId, ...rest] = wrapped.split(".");
  const renamed = [version, toKeyEncryptionKey(otherKek).id, xWingId, ...rest].join(".");
  expect(() => wrapOf([otherKek], [pq]).unwrap(place, renamed)).toThrow(DecryptionError);
});

test("keys wrapped before the post-quantum key was set stay readable, and wrapping again moves them to it", () => {
  const old = wrapOf([kek], []).wrap(place, dataKey);
  const both = wrapOf([kek], [pq]);
  expect(old).toMatch(/^v1\./);
  const moved = both.wrap(place, both.unwrap(place, old));
  expect(moved).toMatch(/^x1\./);
  expect(both.unwrap(place, moved).equals(dataKey)).toBe(true);
  expect(both.id).toMatch(/^[0-9a-f]{8}\+[0-9a-f]{8}$/);
  expect(wrapOf([kek], []).id).toBe(toKeyEncryptionKey(kek).id);
});

test.each([[[]], [[pq]]])("no wrapped key opens with any one bit flipped, cut, or in another place (post-quantum keys: %#)", (pqs) => {
  const keyWrap = wrapOf([kek], pqs);
  const wrapped = keyWrap.wrap(place, dataKey);
  const flip = fc.tuple(fc.integer({ min: 0, max: wrapped.length - 1 }), fc.integer({ min: 0, max: 7 }));
  fc.assert(
    fc.property(flip, ([position, bit]) => {
      const bytes = Buffer.from(wrapped, "latin1");
      bytes[position] = (bytes[position] ?? 0) ^ (1 << bit);
      expect(() => keyWrap.unwrap(place, bytes.toString("latin1"))).toThrow(DecryptionError);
    }),
    { numRuns: 60 },
  );
  for (const moved of [
    { ...place, orgId: "org_2" },
    { ...place, id: "fedcba9876543210" },
  ])
    expect(() => keyWrap.unwrap(moved, wrapped)).toThrow(DecryptionError);
  for (const bent of [wrapped.slice(0, -1), `${wrapped}.A`, `${wrapped}=`, ""])
    expect(() => keyWrap.unwrap(place, bent)).toThrow(DecryptionError);
});

const WRONG_FORM = "The wrapped key has the wrong form.";
const missing = (list: string, id: string) => new DecryptionError(`No ${list} with id ${id} is configured.`);

test.each(Object.entries(released))("a key that was wrapped by an earlier release still opens: %s", (_, wrapped) => {
  const keyWrap = wrapOf(["11".repeat(32)], ["22".repeat(32)]);
  expect(keyWrap.unwrap(place, wrapped)).toEqual(Buffer.alloc(32, 7));
});

test("a key that is missing is named, so that who configures knows which", () => {
  const [both, alone] = [wrapOf([kek], [pq]).wrap(place, dataKey), wrapOf([kek], []).wrap(place, dataKey)];
  const [kekId, pqId] = [toKeyEncryptionKey(kek).id, toXWingKey(pq).id];
  expect(() => wrapOf([otherKek], [pq]).unwrap(place, both)).toThrow(missing("ENCRYPTION_KEY", kekId));
  expect(() => wrapOf([otherKek], []).unwrap(place, alone)).toThrow(missing("ENCRYPTION_KEY", kekId));
  expect(() => wrapOf([kek], [otherPq]).unwrap(place, both)).toThrow(missing("ENCRYPTION_PQ_KEY", pqId));
  const none = new DecryptionError("No ENCRYPTION_KEY is configured.");
  expect(() => wrapOf([], []).id).toThrow(none);
  expect(() => wrapOf([], [pq]).wrap(place, dataKey)).toThrow(none);
});

test("what is wrapped with both has seven parts, none of them empty, and an encapsulation of its one length", () => {
  const keyWrap = wrapOf([kek], [pq]);
  const parts = keyWrap.wrap(place, dataKey).split(".");
  const refuses = (bent: readonly string[]) =>
    expect(() => keyWrap.unwrap(place, bent.join(".")), bent.join(".").slice(0, 60)).toThrow(WRONG_FORM);
  expect(parts).toHaveLength(7);
  for (let count = 2; count < 7; count += 1) refuses(parts.slice(0, count));
  refuses([...parts, "AAAA"]);
  for (const index of [1, 2, 3]) refuses(parts.with(index, ""));
  for (const length of [1, 1_119, 1_121]) refuses(parts.with(3, randomBytes(length).toString("base64url")));
});

test("a wrapped key of another name does not open, and says that it is another", () => {
  const keyWrap = wrapOf([kek], []);
  expect(() => keyWrap.unwrap({ ...place, id: "fedcba9876543210" }, keyWrap.wrap(place, dataKey))).toThrow(
    "The wrapped key has another name.",
  );
});
