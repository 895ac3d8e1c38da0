import { createHash, randomBytes } from "node:crypto";
import { ml_dsa65 } from "@noble/post-quantum/ml-dsa.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import acvp from "./__fixtures__/acvp-ml-dsa-65.json" with { type: "json" };
import { createMlDsaSigner, createMlDsaVerifier, isNative } from "./ml-dsa.ts";

/** Seeds of NIST's ACVP vectors for key generation (usnistgov/ACVP-Server, ML-DSA-keyGen-FIPS204, group 2) and SHA-256 of the public keys they expect. */
const VECTORS = [
  ["8AB6448BF58F897D528A8DE9F8E59329AC929A9CDE7EDF3E27E01BC9EF128A67", "b0cc1d6464e1528a478108d4be94be4aca4c7ae69d9595b1e6b752713442022a"],
  ["E67D4E94E36225F5E360DBE043099A96078174A054631BC673100D218A71C448", "244e54052b0472b7dee049d0987f7578e409cc6962a0af8abe595bd9d256fe75"],
] as const;

const implementations = isNative ? [true, false] : [false];
const message = Buffer.from("what is signed");

describe.each(implementations)("native: %s", (native) => {
  test.each(VECTORS)("the seed %s gives NIST's public key", (seed, expected) => {
    const { publicKey } = createMlDsaSigner(Buffer.from(seed, "hex"), native);
    expect(createHash("sha256").update(publicKey).digest("hex")).toBe(expected);
  });

  test("a signature is good for its message and key, and for no other", () => {
    const signer = createMlDsaSigner(Buffer.alloc(32, 1), native);
    const stranger = createMlDsaSigner(Buffer.alloc(32, 2), native);
    const signature = signer.sign(message);
    const isGood = createMlDsaVerifier(signer.publicKey, native);
    expect(isGood(signature, message)).toBe(true);
    expect(isGood(signature, Buffer.from("what is Signed"))).toBe(false);
    expect(createMlDsaVerifier(stranger.publicKey, native)(signature, message)).toBe(false);
    expect(isGood(stranger.sign(message), message)).toBe(false);
  });

  test("any flipped bit of a signature spoils it", () => {
    const signer = createMlDsaSigner(Buffer.alloc(32, 1), native);
    const isGood = createMlDsaVerifier(signer.publicKey, native);
    const signature = signer.sign(message);
    fc.assert(
      fc.property(fc.nat({ max: signature.length * 8 - 1 }), (bit) => {
        const spoilt = Buffer.from(signature);
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(isGood(spoilt, message)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test("what has the wrong length is no signature and no key, and makes nothing fail", () => {
    const { publicKey, sign } = createMlDsaSigner(Buffer.alloc(32, 1), native);
    const isGood = createMlDsaVerifier(publicKey, native);
    for (const length of [0, 1, 3_308, 3_310]) expect(isGood(randomBytes(length), message)).toBe(false);
    for (const length of [0, 1_951, 1_953]) expect(createMlDsaVerifier(randomBytes(length), native)(sign(message), message)).toBe(false);
    expect(() => createMlDsaSigner(Buffer.alloc(31), native)).toThrow(RangeError);
  });
});

test.runIf(isNative)("both implementations make the same keys and read each other's signatures", () => {
  const seed = randomBytes(32);
  const [native, portable] = [createMlDsaSigner(seed, true), createMlDsaSigner(seed, false)];
  expect(native.publicKey.equals(portable.publicKey)).toBe(true);
  expect(createMlDsaVerifier(portable.publicKey, false)(native.sign(message), message)).toBe(true);
  expect(createMlDsaVerifier(native.publicKey, true)(portable.sign(message), message)).toBe(true);
});

describe("NIST's ACVP vectors of signatures (FIPS 204, algorithms 7 and 8)", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "base64"));

  test.each(acvp.generation)("case $tcId is signed as NIST signs it", ({ secretKey, message: signed, random, signatureSha256 }) => {
    const extraEntropy = random === undefined ? false : bytes(random);
    const signature = ml_dsa65.internal.sign(bytes(signed), bytes(secretKey), { extraEntropy });
    expect(createHash("sha256").update(signature).digest("hex")).toBe(signatureSha256);
  });

  test.each(acvp.verification.tests)("case $tcId ($reason) is judged as NIST judges it", ({ message: signed, signature, isGood }) => {
    expect(ml_dsa65.internal.verify(bytes(signature), bytes(signed), bytes(acvp.verification.publicKey))).toBe(isGood);
  });

  test.runIf(isNative)("the platform's implementation reads what is signed with NIST's keys", () => {
    for (const { secretKey } of acvp.generation) {
      const [key, statement] = [bytes(secretKey), Uint8Array.from(message)];
      const isGood = createMlDsaVerifier(ml_dsa65.getPublicKey(key), true);
      const signature = ml_dsa65.sign(statement, key);
      expect(isGood(signature, statement)).toBe(true);
      // A signature of the internal interface is over other bytes: the public one writes the length of a context before them.
      expect(isGood(ml_dsa65.internal.sign(statement, key), statement)).toBe(false);
    }
  });
});
