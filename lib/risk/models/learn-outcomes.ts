// What cases came to reaches the profiles of both accounts once the transaction is seven days old, and each profile exactly once, whoever
// dies in between: the label is a move like the transaction's own count (lib/risk/profiles/move-profiles.ts), done when the transaction
// says so. A case that is decided otherwise afterwards changes what models learn from, not what profiles were told.

import type { Clock } from "../../platform/clock.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import { learnOutcome } from "../engine/observe.ts";
import { moveProfiles, type ProfileMove } from "../profiles/move-profiles.ts";
import type { ProfileStore } from "../profiles/profile.store.ts";
import { labelMoveOf, listDoneMoves } from "../transactions/list-done-moves.ts";
import { REALMS, realmOf } from "../transactions/realm.ts";
import type { TransactionStore } from "../transactions/transaction.store.ts";
import { LABEL_DELAY_MS } from "./examples.ts";
import type { ModelStatusStore } from "./model-status.store.ts";
import type { LabelledTransaction, ModelTransactionStore } from "./model-transactions.store.ts";

export type LearnDeps = {
  clock: Clock;
  riskProfiles: ProfileStore;
  riskTransactions: TransactionStore;
  modelTransactions: ModelTransactionStore;
  modelStatuses: ModelStatusStore;
};

const ORGANIZATIONS_AT_ONCE = 4;

/** Of every organization, oldest first; returns how many there were. */
export async function learnOutcomes(deps: LearnDeps, limit: number): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.modelTransactions.listLabelsDue(new Date(now - LABEL_DELAY_MS), limit);
  await forEachAtMost(ORGANIZATIONS_AT_ONCE, [...Map.groupBy(due, ({ orgId }) => orgId)], async ([orgId, labelled]) => {
    await deps.modelStatuses.ensure(orgId, new Date(now));
    for (const realm of REALMS)
      await tell(
        deps,
        orgId,
        realm,
        labelled.filter(({ source }) => realmOf(source) === realm),
      );
  });
  return due.length;
}

async function tell(
  deps: LearnDeps,
  orgId: string,
  realm: (typeof REALMS)[number],
  labelled: readonly LabelledTransaction[],
): Promise<void> {
  const { riskProfiles: store, riskTransactions, modelTransactions } = deps;
  const moves = labelled.map(({ _id, payerKey, payeeKey, at, label }): ProfileMove => {
    const apply: ProfileMove["apply"] = (payer, payee) => learnOutcome(at.getTime(), label.isFraud, payer, payee);
    return { id: labelMoveOf(_id), payerKey, payeeKey, apply };
  });
  await moveProfiles({ store, orgId, realm, listDone: (ids) => listDoneMoves(riskTransactions, orgId, ids) }, moves);
  await modelTransactions.markLabelsLearnt(
    orgId,
    labelled.map(({ _id }) => _id),
  );
}
