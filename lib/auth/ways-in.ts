import type { Database } from "../platform/db.ts";
import { createLinkedAccountStore, type LinkedAccountStore, linkedAccountCollection } from "./oauth/linked-account.store.ts";
import { createPasskeyStore, type PasskeyStore, passkeyCollection } from "./passkeys/passkey.store.ts";
import { createSpentProofStore, type SpentProofStore, spentProofCollection } from "./spent-proof.store.ts";

/** What a person can sign in with beside a password. */
export type WaysInDeps = { passkeys: PasskeyStore; linkedAccounts: LinkedAccountStore; spentProofs: SpentProofStore };

export const waysInCollections = [passkeyCollection, linkedAccountCollection, spentProofCollection] as const;

export function createWaysIn(db: Database): WaysInDeps {
  return { passkeys: createPasskeyStore(db), linkedAccounts: createLinkedAccountStore(db), spentProofs: createSpentProofStore(db) };
}
