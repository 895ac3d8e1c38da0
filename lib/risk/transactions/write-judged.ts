import type { RecencyMap } from "../../platform/recency-map.ts";
import type { Movement } from "../engine/movement.ts";
import { observe } from "../engine/observe.ts";
import { type HeldProfile, moveProfiles, type ProfileMove, writeProfiles } from "../profiles/move-profiles.ts";
import type { ProfileStore } from "../profiles/profile.store.ts";
import { listDoneMoves } from "./list-done-moves.ts";
import type { Realm } from "./realm.ts";
import type { TransactionStore } from "./transaction.store.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type Judged = { record: TransactionRecord; movement: Movement };

export type WriteOptions = {
  transactions: TransactionStore;
  profiles: ProfileStore;
  orgId: string;
  realm: Realm;
  /** Moves this process has marked as done: their ids leave the profiles at the next write. */
  confirmed: RecencyMap<true>;
};

/** Records, profiles, marks. Returns what then stands under the keys of the group, by whomever it was written. */
export async function writeJudged(
  { transactions, profiles: store, orgId, realm, confirmed }: WriteOptions,
  judged: readonly Judged[],
  held: ReadonlyMap<string, HeldProfile>,
): Promise<readonly TransactionRecord[]> {
  if (judged.length === 0) return [];
  const records = judged.map(({ record }) => record);
  const areAllNew = await transactions.insertMissing(records);
  const found = areAllNew
    ? records
    : await transactions.findByKeys(
        orgId,
        records.map(({ externalKey }) => externalKey),
      );
  const inserted = new Set(found.map(({ _id }) => _id));
  const own = judged.filter(({ record }) => inserted.has(record._id));
  // Where somebody else has written one of the records or profiles meanwhile, what is held in memory is not what is to be written.
  const isWritten = areAllNew && (await writeProfiles({ store, orgId, realm }, held, (id) => confirmed.get(id) === true));
  if (!isWritten) await moveProfiles({ store, orgId, realm, listDone: (ids) => listDoneMoves(transactions, orgId, ids) }, own.map(toMove));
  const ids = own.map(({ record }) => record._id);
  await transactions.markObserved(orgId, ids);
  for (const id of ids) confirmed.set(id, true);
  const marked = new Set(ids);
  return found.map((record) => (marked.has(record._id) ? { ...record, isObserved: true } : record));
}

function toMove({ record: { _id, payerKey, payeeKey }, movement }: Judged): ProfileMove {
  return { id: _id, payerKey, payeeKey, apply: (payer, payee) => observe(movement, payer, payee) };
}
