// The token of a link finds the record by its hash and opens the copy by a key made of it. It is stored nowhere: whoever reads the
// database, even with every key of the deployment, does not read what stands behind a link.

import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { DecryptionError, fromBase64url, seal, unseal } from "../../platform/crypto/envelope.ts";
import { type PromptSnapshot, type Share, sharedPromptSchema } from "./share.schema.ts";
import type { PromptShareRecord } from "./share.store.ts";

const KEY_BYTES = 32;
const PURPOSE = "aegis prompt share v1";
export const placeOfShare = (id: string, field: "title" | "sealed") => ({ collection: "prompt_shares", id, field });

export function sealSnapshot(token: string, id: string, snapshot: PromptSnapshot): string {
  const { nonce, ciphertext, tag } = seal(keyOf(token, id), id, Buffer.from(JSON.stringify(snapshot), "utf8"));
  return [nonce, ciphertext, tag].map((part) => part.toString("base64url")).join(".");
}

export function openSnapshot(token: string, id: string, sealed: string): PromptSnapshot {
  const [nonce, ciphertext, tag] = sealed.split(".").map(fromBase64url);
  if (!nonce || !ciphertext || !tag) throw new DecryptionError("The copy behind this link has the wrong form.");
  return sharedPromptSchema.parse(JSON.parse(unseal(keyOf(token, id), id, { nonce, ciphertext, tag }).toString("utf8")));
}

export function stateOfShare({ revokedAt, expiresAt }: Pick<PromptShareRecord, "revokedAt" | "expiresAt">, now: number): Share["state"] {
  if (revokedAt !== null) return "revoked";
  return expiresAt.getTime() <= now ? "expired" : "open";
}

export function toShare(cipher: OrganizationCipher, record: PromptShareRecord, now: number): Share {
  const { _id: id, promptId, version, userId, at, expiresAt, views } = record;
  return {
    ...{ id, promptId, version, userId, views },
    title: cipher.decrypt(placeOfShare(id, "title"), record.title),
    createdAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: stateOfShare(record, now),
  };
}

function keyOf(token: string, id: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(token, "utf8"), id, PURPOSE, KEY_BYTES)));
}
