// How a data key is wrapped: under ENCRYPTION_KEY alone (AES-256-GCM), or, where ENCRYPTION_PQ_KEY is set, under a key made of both that
// one and an X-Wing secret, so that whoever breaks or steals only one of them unwraps nothing. Both forms stay readable side by side.

import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import {
  additionalDataOf,
  DecryptionError,
  formatBlob,
  fromBase64url,
  type KeyEncryptionKey,
  parseBlob,
  seal,
  unseal,
} from "./envelope.ts";
import { toXWingKey, X_WING_CIPHERTEXT_BYTES, type XWingKey } from "./x-wing.ts";

export type KeyWrap = {
  /** Names the keys that wrap now: `<kek>` or `<kek>+<post-quantum key>`. */
  id: string;
  wrap(place: KeyPlace, key: Buffer): string;
  unwrap(place: KeyPlace, wrapped: string): Buffer;
};

export type KeyPlace = { orgId: string; id: string };

const VERSION = "x1";
const INFO = "aegis/data-key/x-wing/v1";

/** The first of each list wraps, all of them unwrap. Without a post-quantum key the form is the one without. */
export function createKeyWrap(keks: readonly KeyEncryptionKey[], postQuantumKeys: readonly string[]): KeyWrap {
  // Made when first needed: a process that reads no such key pays nothing for them.
  let made: XWingKey[] | null = null;
  const xWings = (): readonly XWingKey[] => {
    made ??= postQuantumKeys.map(toXWingKey);
    return made;
  };
  const first = (): KeyEncryptionKey => {
    const [kek] = keks;
    if (!kek) throw new DecryptionError("No ENCRYPTION_KEY is configured.");
    return kek;
  };
  return {
    get id() {
      const [xWing] = xWings();
      return xWing ? `${first().id}+${xWing.id}` : first().id;
    },
    wrap(place, key) {
      const [xWing] = xWings();
      return xWing ? wrapTwice(first(), xWing, place, key) : formatBlob(first().id, place.id, seal(first().key, placeText(place), key));
    },
    unwrap(place, wrapped) {
      if (wrapped.startsWith(`${VERSION}.`)) return unwrapTwice(keks, xWings(), place, wrapped);
      const parsed = parseBlob(wrapped);
      if (parsed.dekId !== place.id) throw new DecryptionError("The wrapped key has another name.");
      return unseal(kekOf(keks, parsed.kekId).key, placeText(place), parsed);
    },
  };
}

/** `x1.<kek>.<post-quantum key>.<encapsulation>.<nonce>.<ciphertext>.<tag>` */
function wrapTwice(kek: KeyEncryptionKey, xWing: XWingKey, place: KeyPlace, key: Buffer): string {
  const { ciphertext, secret } = xWing.encapsulate();
  const head = [VERSION, kek.id, xWing.id, ciphertext.toString("base64url")].join(".");
  const sealed = seal(combine(kek, secret), `${head}|${placeText(place)}`, key);
  return [head, ...[sealed.nonce, sealed.ciphertext, sealed.tag].map((bytes) => bytes.toString("base64url"))].join(".");
}

function unwrapTwice(keks: readonly KeyEncryptionKey[], xWings: readonly XWingKey[], place: KeyPlace, wrapped: string): Buffer {
  const [version, kekId, xWingId, encapsulated, ...sealed] = wrapped.split(".");
  const [nonce, ciphertext, tag, ...rest] = sealed.map(fromBase64url);
  if (!kekId || !xWingId || !encapsulated || !nonce || !ciphertext || !tag || rest.length > 0) throw wrongForm();
  const xWing = xWings.find((candidate) => candidate.id === xWingId);
  if (!xWing) throw new DecryptionError(`No ENCRYPTION_PQ_KEY with id ${xWingId} is configured.`);
  const encapsulation = fromBase64url(encapsulated);
  if (encapsulation.length !== X_WING_CIPHERTEXT_BYTES) throw wrongForm();
  const key = combine(kekOf(keks, kekId), xWing.decapsulate(encapsulation));
  const head = [version, kekId, xWingId, encapsulated].join(".");
  return unseal(key, `${head}|${placeText(place)}`, { nonce, ciphertext, tag });
}

function wrongForm(): DecryptionError {
  return new DecryptionError("The wrapped key has the wrong form.");
}

/** HKDF over both secrets: without either, the result is as good as random. */
function combine(kek: KeyEncryptionKey, secret: Buffer): KeyObject {
  const both = Buffer.concat([secret, kek.key.export()]);
  return createSecretKey(Buffer.from(hkdfSync("sha256", both, "", INFO, 32)));
}

function kekOf(keks: readonly KeyEncryptionKey[], id: string): KeyEncryptionKey {
  const kek = keks.find((candidate) => candidate.id === id);
  if (!kek) throw new DecryptionError(`No ENCRYPTION_KEY with id ${id} is configured.`);
  return kek;
}

const placeText = ({ orgId, id }: KeyPlace): string => additionalDataOf({ orgId, collection: "data_keys", id, field: "wrapped" });
