import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { DecryptionError, formatBlob, fromBase64url, parseBlob, seal, toKeyEncryptionKey, unseal } from "./envelope.ts";

const { key } = toKeyEncryptionKey("k".repeat(32));
const PLACE = "org_1|chats|cht_1|title";
const plain = Buffer.from("Zebra crossing", "utf8");
const WRONG_FORM = "The encrypted value has the wrong form.";

test("what was sealed opens in its place, with its key, and nowhere else", () => {
  const sealed = seal(key, PLACE, plain);
  expect(unseal(key, PLACE, sealed)).toEqual(plain);
  const closed = "The encrypted value does not open with this key in this place.";
  expect(() => unseal(key, `${PLACE}2`, sealed)).toThrow(closed);
  expect(() => unseal(toKeyEncryptionKey("l".repeat(32)).key, PLACE, sealed)).toThrow(
    new DecryptionError(closed, { cause: expect.any(Error) }),
  );
});

test("a nonce or a tag of another length is refused before anything is opened", () => {
  const sealed = seal(key, PLACE, plain);
  expect([sealed.nonce.length, sealed.tag.length]).toEqual([12, 16]);
  for (const length of [0, 4, 8, 12, 15])
    expect(() => unseal(key, PLACE, { ...sealed, tag: sealed.tag.subarray(0, length) })).toThrow(WRONG_FORM);
  for (const length of [0, 8, 11, 13, 16]) expect(() => unseal(key, PLACE, { ...sealed, nonce: randomBytes(length) })).toThrow(WRONG_FORM);
});

test("a key of 64 hexadecimal digits is read as bytes, and only one of exactly those", () => {
  const hex = "ab".repeat(32);
  expect(toKeyEncryptionKey(hex).key.export()).toEqual(Buffer.from(hex, "hex"));
  expect(toKeyEncryptionKey(hex.toUpperCase()).id).toBe(toKeyEncryptionKey(hex).id);
  for (const text of [`x${hex}`, `${hex}0`, "k".repeat(32)])
    expect(toKeyEncryptionKey(text).key.export()).toEqual(Buffer.from(text, "utf8"));
  expect(toKeyEncryptionKey(hex).id).toMatch(/^[0-9a-f]{8}$/);
});

test("a blob has six parts in one spelling, and says so when it has not", () => {
  const sealed = seal(key, PLACE, plain);
  const blob = formatBlob("kek", "dek", sealed);
  expect(parseBlob(blob)).toEqual({ kekId: "kek", dekId: "dek", ...sealed });
  const [version, kek, dek, nonce = "", ciphertext, tag] = blob.split(".");
  const bent = [
    ["v2", kek, dek, nonce, ciphertext, tag],
    [version, "", dek, nonce, ciphertext, tag],
    [version, kek, "", nonce, ciphertext, tag],
    [version, kek, dek, "", ciphertext, tag],
    [version, kek, dek, nonce, ciphertext, ""],
    [version, kek, dek, nonce, ciphertext],
    [version, kek, dek, nonce, ciphertext, tag, "more"],
    [version, kek, dek, `${nonce}=`, ciphertext, tag],
  ];
  for (const parts of bent) expect(() => parseBlob(parts.join(".")), parts.join(".")).toThrow(new DecryptionError(WRONG_FORM));
  expect(() => fromBase64url("AB")).toThrow(WRONG_FORM);
  expect(new DecryptionError("x").name).toBe("DecryptionError");
});
