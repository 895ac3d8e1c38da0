import type { Clock } from "../../platform/clock.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import { observe } from "../engine/observe.ts";
import { moveProfiles, type ProfileMove } from "../profiles/move-profiles.ts";
import type { ProfileStore } from "../profiles/profile.store.ts";
import { listDoneMoves } from "./list-done-moves.ts";
import { openTransaction } from "./open-transaction.ts";
import { REALMS, realmOf } from "./realm.ts";
import { toObservedMovement } from "./to-movement.ts";
import type { TransactionStore } from "./transaction.store.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type FinishDeps = { clock: Clock; cipher: Cipher; riskTransactions: TransactionStore; riskProfiles: ProfileStore };

/** Whoever works on it needs a second or two; a function that hangs is ended long before. */
const LEFT_FOR_MS = 60_000;
const AT_ONCE = 4;

/** What a dying process left between a record and its profiles; doing it again changes nothing. Returns how many were finished. */
export async function finishObservations(deps: FinishDeps, limit: number): Promise<number> {
  const left = await deps.riskTransactions.listUnobserved(new Date(deps.clock.now() - LEFT_FOR_MS), limit);
  await forEachAtMost(AT_ONCE, [...new Set(left.map(({ orgId }) => orgId))], (orgId) =>
    finishOrganization(
      deps,
      orgId,
      left.filter((record) => record.orgId === orgId),
    ),
  );
  return left.length;
}

async function finishOrganization(deps: FinishDeps, orgId: string, left: readonly TransactionRecord[]): Promise<void> {
  const { riskTransactions: transactions, riskProfiles: store } = deps;
  const cipher = await deps.cipher.forOrganization(orgId);
  for (const realm of REALMS) {
    const records = left.filter(({ source }) => realmOf(source) === realm);
    const moves = records.map((record): ProfileMove => {
      const { _id: id, payerKey, payeeKey } = record;
      const movement = toObservedMovement(record, openTransaction(cipher, record));
      return { id, payerKey, payeeKey, apply: (payer, payee) => observe(movement, payer, payee) };
    });
    await moveProfiles({ store, orgId, realm, listDone: (ids) => listDoneMoves(transactions, orgId, ids) }, moves);
    if (records.length > 0)
      await transactions.markObserved(
        orgId,
        records.map(({ _id }) => _id),
      );
  }
}
