import type { Clock } from "../platform/clock.ts";
import { createCipher } from "../platform/crypto/cipher.ts";
import { createDataKeyStore, dataKeyCollection } from "../platform/crypto/data-key.store.ts";
import { createEncryptedDocumentStore } from "../platform/crypto/encrypted-document.store.ts";
import { createKeyRotationStore, keyRotationCollection } from "../platform/crypto/key-rotation.store.ts";
import type { Database } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import { searchKeyCollection } from "../platform/search/search-key.store.ts";
import { inventory } from "./inventory.ts";
import type { CryptoDeps } from "./platform-deps.ts";

export const cryptoCollections = [dataKeyCollection, keyRotationCollection, searchKeyCollection] as const;

export function createCryptoDeps(db: Database, env: Pick<Env, "encryptionKeys" | "postQuantumKeys">, clock: Clock): CryptoDeps {
  const dataKeys = createDataKeyStore(db);
  return {
    cipher: createCipher({ keys: env.encryptionKeys, postQuantumKeys: env.postQuantumKeys, store: dataKeys, clock }),
    dataKeys,
    keyRotations: createKeyRotationStore(db),
    encryptedDocuments: createEncryptedDocumentStore(db),
    inventory,
  };
}
