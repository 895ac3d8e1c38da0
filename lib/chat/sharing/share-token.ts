// The token of a link finds the record by its hash and opens the copy by a key made of it. It is stored nowhere: whoever reads the
// database, even with every key of the deployment, does not read what stands behind a link.

import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { DecryptionError, fromBase64url, seal, unseal } from "../../platform/crypto/envelope.ts";
import { type Snapshot, snapshotSchema } from "./share.schema.ts";

const KEY_BYTES = 32;
const PURPOSE = "aegis chat share v1";

export function sealSnapshot(token: string, id: string, snapshot: Snapshot): string {
  const { nonce, ciphertext, tag } = seal(keyOf(token, id), id, Buffer.from(JSON.stringify(snapshot), "utf8"));
  return [nonce, ciphertext, tag].map((part) => part.toString("base64url")).join(".");
}

export function openSnapshot(token: string, id: string, sealed: string): Snapshot {
  const [nonce, ciphertext, tag] = sealed.split(".").map(fromBase64url);
  if (!nonce || !ciphertext || !tag) throw new DecryptionError("The copy behind this link has the wrong form.");
  return snapshotSchema.parse(JSON.parse(unseal(keyOf(token, id), id, { nonce, ciphertext, tag }).toString("utf8")));
}

function keyOf(token: string, id: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(token, "utf8"), id, PURPOSE, KEY_BYTES)));
}
