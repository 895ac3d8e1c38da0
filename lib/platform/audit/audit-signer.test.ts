import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createAuditSigner, createSignatureCheck, fingerprintOf } from "./audit-signer.ts";

const secret = () => randomBytes(32).toString("hex");
const message = Buffer.from("a statement");

test("the current key signs, and its keys are made from the secret alone", async () => {
  const [first, second] = [secret(), secret()];
  const signer = createAuditSigner([first, second]);
  expect(signer.keyId).toBe(signer.publicKeys[0]?.keyId);
  expect(createAuditSigner([first]).publicKeys).toEqual([signer.publicKeys[0]]);
  expect(createAuditSigner([second]).publicKeys).toEqual([signer.publicKeys[1]]);
  expect(createSignatureCheck(signer.publicKeys)(signer.keyId, message, await signer.sign(message))).toBe(true);
});

test("after a rotation the old key's signatures stay good", async () => {
  const [old, next] = [secret(), secret()];
  const before = createAuditSigner([old]);
  const signatures = await before.sign(message);
  const check = createSignatureCheck(createAuditSigner([next, old]).publicKeys);
  expect(check(before.keyId, message, signatures)).toBe(true);
  expect(createSignatureCheck(createAuditSigner([next]).publicKeys)(before.keyId, message, signatures)).toBe(false);
});

test("one good signature of the two is not enough", async () => {
  const [own, other] = [createAuditSigner([secret()]), createAuditSigner([secret()])];
  const check = createSignatureCheck(own.publicKeys);
  const [good, foreign] = [await own.sign(message), await other.sign(message)];
  expect(check(own.keyId, message, { ed25519: good.ed25519, mlDsa65: foreign.mlDsa65 })).toBe(false);
  expect(check(own.keyId, message, { ed25519: foreign.ed25519, mlDsa65: good.mlDsa65 })).toBe(false);
  expect(check(own.keyId, message, { ed25519: good.ed25519, mlDsa65: "" })).toBe(false);
  expect(check(own.keyId, Buffer.from("another"), good)).toBe(false);
});

test("a key that bears another's name speaks for nobody", async () => {
  const [own, other] = [createAuditSigner([secret()]), createAuditSigner([secret()])];
  const [forged] = other.publicKeys.map((key) => ({ ...key, keyId: own.keyId }));
  if (!forged) throw new Error("A signer has a key.");
  expect(createSignatureCheck([forged])(own.keyId, message, await other.sign(message))).toBe(false);
});

test("a signature has one spelling", async () => {
  const own = createAuditSigner([secret()]);
  const check = createSignatureCheck(own.publicKeys);
  const good = await own.sign(message);
  // 64 bytes leave four spare bits in the last of 86 characters.
  const last = good.ed25519.at(-1) ?? "";
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const twin = `${good.ed25519.slice(0, -1)}${alphabet[alphabet.indexOf(last) ^ 1]}`;
  expect(Buffer.from(twin, "base64url").equals(Buffer.from(good.ed25519, "base64url"))).toBe(true);
  expect(check(own.keyId, message, { ...good, ed25519: twin })).toBe(false);
});

test("the name of a key is the fingerprint of both of its halves", () => {
  const [key] = createAuditSigner([secret()]).publicKeys;
  if (!key) throw new Error("A signer has a key.");
  expect(key.keyId).toBe(fingerprintOf(key));
  expect(fingerprintOf({ ...key, mlDsa65: key.mlDsa65.replace(/^./, (first) => (first === "A" ? "B" : "A")) })).not.toBe(key.keyId);
});

test("without a secret nothing is signed", async () => {
  const signer = createAuditSigner([]);
  await expect(signer.sign(message)).rejects.toThrow("AUDIT_SIGNING_KEY");
  expect(signer.publicKeys).toEqual([]);
});
