import type { LinkedAccountRecord } from "../../../lib/auth/oauth/linked-account.store.ts";
import type { PasskeyRecord } from "../../../lib/auth/passkeys/passkey.store.ts";
import type { SpentProofRecord } from "../../../lib/auth/spent-proof.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { Stores } from "./seldom.ts";
import { type Owner, seededId } from "./tenancy.ts";

type Past = { now: number; at(index: number): Date };

/** What people sign in with beside a password: each has one of everything. */
export function seededWaysIn({ now, at }: Past) {
  const passkey = (index: number): PasskeyRecord => ({
    _id: seededId("psk", index),
    userId: seededId("usr", index),
    credentialId: `credential-${index}`,
    publicKey: "",
    counter: 1,
    transports: [],
    userHandle: String(index),
    name: "Laptop",
    isSynced: false,
    createdAt: at(index),
    lastUsedAt: null,
  });
  const linked = (index: number): LinkedAccountRecord => ({
    _id: seededId("lnk", index),
    userId: seededId("usr", index),
    provider: index % 2 === 0 ? "google" : "github",
    subject: String(index),
    email: `seeded-${index}@plans.example`,
    createdAt: at(index),
    lastUsedAt: null,
  });
  const spent = (index: number): SpentProofRecord => ({ _id: `spent-${index}`, expiresAt: new Date(now + 86_400_000) });
  return { passkeys: passkey, linked_accounts: linked, spent_proofs: spent };
}

/** A device and a provider take part in these, so the journey asks the stores itself. */
export async function askWaysIn(stores: Stores, { userId }: Owner, db: Database): Promise<void> {
  const { createPasskeyStore: passkeys, createLinkedAccountStore: accounts, createSpentProofStore: spent } = stores;
  const at = new Date();
  const passkey = { ...seededWaysIn({ now: at.getTime(), at: () => at }).passkeys(0), _id: "psk_own", userId, credentialId: "own" };
  const linked = { _id: "lnk_own", userId, provider: "google", subject: "own", email: "", createdAt: at, lastUsedAt: null } as const;
  await passkeys.find(userId, passkey._id);
  await passkeys.findByCredential(passkey.credentialId);
  await accounts.findBySubject("google", linked.subject);
  await accounts.find(userId, "google");
  await accounts.use(userId, "google", at);
  await db.withTransaction(async (transaction) => {
    await spent.insert({ _id: "own", expiresAt: at }, transaction);
    await stores.createUserStore.markEmailVerified(userId, at, transaction);
    await stores.createUserStore.lockWaysIn(userId, at, transaction);
    await passkeys.insert(passkey, transaction);
    await passkeys.list(userId, transaction);
    await passkeys.use(passkey, { counter: 2, at }, transaction);
    await passkeys.rename(userId, passkey._id, "Phone", transaction);
    await passkeys.delete(userId, passkey._id, transaction);
    await passkeys.deleteAll("usr_of_nobody", transaction);
    await accounts.insert(linked, transaction);
    await accounts.list(userId, transaction);
    await accounts.delete(userId, "google", transaction);
  });
}
