// Everybody who waits is judged together: what is known is read once, transactions are judged one after the other in memory, and three
// writes follow. Records go in first, then both profiles move, then the records are marked: whoever dies in between leaves records that
// `finishObservations` finds.

import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { RecencyMap } from "../../platform/recency-map.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import { observe } from "../engine/observe.ts";
import { type HeldProfile, holdProfiles } from "../profiles/move-profiles.ts";
import type { ProfileStore } from "../profiles/profile.store.ts";
import { chooseGrey } from "../reviews/grey-band.ts";
import type { ReviewBands } from "../reviews/review-bands.ts";
import type { ReviewPace } from "../reviews/review-pace.ts";
import { judgeTransaction, type Submitted } from "./judge-transaction.ts";
import { type JudgedByDeps, judgedBy } from "./judged-by.ts";
import type { Named } from "./name-transaction.ts";
import { placeOfTransaction } from "./open-transaction.ts";
import type { Outcome } from "./outcome.ts";
import { type Realm, realmOf } from "./realm.ts";
import { toMovement } from "./to-movement.ts";
import type { TransactionStore } from "./transaction.store.ts";
import type { SealedTransaction, TransactionRecord } from "./transaction-record.ts";
import { type Judged, writeJudged } from "./write-judged.ts";

export type JudgingDeps = JudgedByDeps & {
  cipher: Cipher;
  searchKeys: SearchKeys;
  riskTransactions: TransactionStore;
  riskProfiles: ProfileStore;
  riskReviewBands: ReviewBands;
  reviewPace: ReviewPace;
};

/** One caller's transactions; all of a group are of one organization and one realm. */
export type Submission = { ctx: Context<JudgingDeps>; rows: readonly Submitted[] };
type Work = { ctx: Context<JudgingDeps>; realm: Realm };
type Held = ReadonlyMap<string, HeldProfile>;

/** `confirmed` are moves this process has marked as done: their ids leave the profiles at the next write. */
export async function judgeGroup(submissions: readonly Submission[], confirmed: RecencyMap<true>): Promise<(readonly Outcome[])[]> {
  const [first] = submissions;
  const rows = submissions.flatMap((submission) => submission.rows);
  const [row] = rows;
  if (!first || !row) return submissions.map(() => []);
  const work: Work = { ctx: first.ctx, realm: realmOf(row.source) };
  const { orgId, deps } = first.ctx;
  const byKey = firstOfEach(rows);
  const [known, held] = await Promise.all([
    deps.riskTransactions.findByKeys(orgId, [...byKey.keys()]),
    holdProfiles(
      { store: deps.riskProfiles, orgId },
      rows.flatMap(({ named }) => [named.payerKey, named.payeeKey]),
    ),
  ]);
  const settled = new Map(known.map((record) => [record.externalKey, record]));
  const judged = await judgeAll(
    work,
    [...byKey].flatMap(([key, each]) => (settled.has(key) ? [] : [each])),
    held,
  );
  const writing = { transactions: deps.riskTransactions, profiles: deps.riskProfiles, orgId, realm: work.realm, confirmed };
  for (const record of await writeJudged(writing, judged, held)) settled.set(record.externalKey, record);
  const mine = new Set(judged.map(({ record }) => record._id));
  return submissions.map((submission) => submission.rows.map(({ named }) => toOutcome(named, settled.get(named.externalKey), mine)));
}

function firstOfEach(rows: readonly Submitted[]): Map<string, Submitted> {
  const first = new Map<string, Submitted>();
  for (const row of rows) if (!first.has(row.named.externalKey)) first.set(row.named.externalKey, row);
  return first;
}

/** The first who asked has had it judged, whoever asked for the same in the same moment gets it repeated. */
function toOutcome({ input, contentHash }: Named, record: TransactionRecord | undefined, mine: Set<string>): Outcome {
  if (!record) throw new Error("A transaction of the group was neither found nor written.");
  if (record.contentHash !== contentHash) return { type: "conflict", id: input.id };
  return { type: mine.delete(record._id) ? "judged" : "repeated", record };
}

async function judgeAll({ ctx, realm }: Work, rows: readonly Submitted[], held: Held): Promise<Judged[]> {
  if (rows.length === 0) return [];
  const { orgId, deps } = ctx;
  const [cipher, { snapshot, policy }] = await Promise.all([deps.cipher.forOrganization(orgId), judgedBy(ctx, realm)]);
  const judged = rows.map((row) => {
    const { input, payerKey, payeeKey } = row.named;
    const [payer, payee] = [profileOf(held, payerKey), profileOf(held, payeeKey)];
    const movement = toMovement(input, row.named);
    const judged = judgeTransaction(orgId, row, movement, { payer: payer.profile, payee: payee.profile, snapshot, policy });
    const { id, from, to, description, location } = input;
    const sealed: SealedTransaction = { id, from, to, description, location };
    // The next one of the group is judged by what this one leaves behind.
    observe(movement, payer.profile, payee.profile);
    for (const side of new Set([payer, payee])) side.ids.push(judged._id);
    return { movement, record: { ...judged, sealed: cipher.encrypt(placeOfTransaction(judged._id), JSON.stringify(sealed)) } };
  });
  const grey = realm === "demo" ? new Set() : await greyOf(ctx, judged);
  return judged.map(({ movement, record }) => ({ movement, record: { ...record, isReviewDue: grey.has(record._id) } }));
}

/** Those that models are to be asked about. A band that cannot be read asks nobody. */
async function greyOf({ orgId, deps, log }: Context<JudgingDeps>, judged: readonly Judged[]): Promise<ReadonlySet<string>> {
  const asked = judged
    .map(({ record }) => record)
    .filter(({ analysisType }) => analysisType === "comprehensive" || analysisType === "consensus");
  const band = await deps.riskReviewBands.bandOf(orgId).catch((error: unknown) => {
    log.error({ error }, "the grey band cannot be read");
    return { isOn: false, width: 0, share: 0 };
  });
  const places = chooseGrey(
    asked.map(({ verdict }) => verdict),
    band,
  );
  const allowed = deps.reviewPace.allow(orgId, { judged: judged.length, wanted: places.length, share: band.share });
  return new Set(places.slice(0, allowed).flatMap((place) => asked[place]?._id ?? []));
}

function profileOf(held: Held, key: string): HeldProfile {
  const found = held.get(key);
  if (!found) throw new Error("A profile of the group was not read.");
  return found;
}
