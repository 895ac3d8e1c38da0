import { expect, test } from "vitest";
import type { Cipher } from "../../../lib/platform/crypto/cipher.ts";
import { openCollection } from "./open-values.ts";

const CANARY = "canaryabcdefghijklmnop";

/** Keeps a value with its place in the open and gives it back in that place only, which is what the search relies on. */
const cipher: Cipher = {
  forOrganization: (orgId) =>
    orgId === "org_shredded"
      ? Promise.reject(new Error("no key"))
      : Promise.resolve({
          encrypt: (place, text) => `v1.00000000.${Buffer.from(JSON.stringify({ orgId, ...place, text })).toString("base64url")}`,
          decrypt: (place, blob) => {
            const { text, ...sealed } = JSON.parse(Buffer.from(blob.split(".")[2] ?? "", "base64url").toString());
            if (JSON.stringify(sealed) !== JSON.stringify({ orgId, ...place })) throw new Error("sealed elsewhere");
            return String(text);
          },
        }),
  wrapId: "00000000",
  rotateDataKey: () => Promise.resolve("key"),
  rewrapDataKeys: () => Promise.resolve(0),
  shred: () => Promise.resolve(),
};

const seal = async (field: string, text: string, place = { orgId: "org_1", collection: "turns", id: "trn_1" }) =>
  (await cipher.forOrganization(place.orgId)).encrypt({ collection: place.collection, id: place.id, field }, text);

test("every ciphertext of a turn is opened in its own place, and its canaries are told by owner", async () => {
  const turn = {
    ...{ _id: "trn_1", orgId: "org_1", createdAt: new Date(), chatSeq: 1, reason: null },
    message: await seal("message", CANARY),
    reply: { text: await seal("reply", "no word of it") },
    snapshot: { text: await seal("snapshot", CANARY) },
    steps: { "tool:0_1": { result: await seal("steps.tool:0_1", CANARY) } },
  };
  const { decrypted, undecryptable, exposed } = await openCollection(cipher, "turns", [turn]);
  expect(decrypted.map(({ place, canaries }) => [place, canaries.length])).toEqual([
    ["turns trn_1 message", 1],
    ["turns trn_1 reply.text", 0],
    ["turns trn_1 snapshot.text", 1],
    ["turns trn_1 steps.tool:0_1.result", 1],
  ]);
  expect(decrypted.every(({ orgId }) => orgId === "org_1")).toBe(true);
  expect([...undecryptable, ...exposed]).toEqual([]);
});

test("what does not open is reported: sealed elsewhere, in an unknown field, or without a key", async () => {
  const documents = [
    { _id: "trn_1", orgId: "org_1", message: await seal("reply", "moved") },
    { _id: "trn_1", orgId: "org_1", novelty: await seal("novelty", "new") },
    { _id: "trn_1", orgId: "org_shredded", message: await seal("message", "gone") },
    { _id: "trn_1", message: await seal("message", "nobody's") },
  ];
  const { undecryptable } = await openCollection(cipher, "turns", documents);
  expect(undecryptable.map(({ problem }) => problem)).toEqual([
    "sealed elsewhere",
    "nobody knows how to open this field",
    "there is no key of its organization",
    "there is no key of its organization",
  ]);
});

test("a tenant's word in the clear is exposed, however deep it stands", async () => {
  const { exposed } = await openCollection(cipher, "jobs", [
    { _id: "job_1", orgId: "org_1", payload: { list: [{ note: `a ${CANARY} b` }] } },
  ]);
  expect(exposed).toEqual([{ place: "jobs job_1 payload.list.0.note", canaries: [CANARY] }]);
});
