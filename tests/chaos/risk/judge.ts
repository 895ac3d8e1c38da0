import type { CaseRecord } from "../../../lib/risk/cases/case-record.ts";
import { createProfile, IN, OUT, SIDE } from "../../../lib/risk/engine/profile.ts";
import type { ProfileRecord } from "../../../lib/risk/profiles/profile.store.ts";
import type { TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";

/** What a client was told: a transaction is acknowledged once somebody answered for it. */
export type Told = { id: string; transactionId: string; score: number };
export type Final = {
  told: readonly Told[];
  transactions: readonly TransactionRecord[];
  profiles: readonly Pick<ProfileRecord, "_id" | "bytes">[];
  cases: readonly CaseRecord[];
};

/** Everything that is wrong, in words; empty when nothing was lost and nothing counted twice. */
export function judgeFinal({ told, transactions, profiles, cases }: Final): string[] {
  return [...judgeAnswers(told, transactions), ...judgeProfiles(transactions, profiles), ...judgeCases(transactions, cases)];
}

function judgeAnswers(told: readonly Told[], transactions: readonly TransactionRecord[]): string[] {
  const byId = new Map(transactions.map((record) => [record._id, record]));
  const problems: string[] = [];
  for (const [id, answers] of Map.groupBy(told, (each) => each.id)) {
    const said = new Set(answers.map(({ transactionId, score }) => `${transactionId} ${score}`));
    if (said.size > 1) problems.push(`${id} has ${said.size} verdicts: ${[...said].join(", ")}`);
    const [first] = answers;
    const record = first && byId.get(first.transactionId);
    if (!record) problems.push(`${id} was answered and is lost`);
    else if (record.verdict.score !== first.score) problems.push(`${id} was told ${first.score} and ${record.verdict.score} is kept`);
  }
  return problems;
}

/** Each profile has counted each of its transactions once, on its side. */
function judgeProfiles(transactions: readonly TransactionRecord[], profiles: Final["profiles"]): string[] {
  const counted = new Map(profiles.map(({ _id, bytes }) => [_id, createProfile(bytes)]));
  const sides = [
    { side: OUT, name: "paid", keyOf: ({ payerKey }: TransactionRecord) => payerKey },
    { side: IN, name: "was paid", keyOf: ({ payeeKey }: TransactionRecord) => payeeKey },
  ];
  const problems = transactions.filter(({ isObserved }) => !isObserved).map(({ _id }) => `${_id} was never observed`);
  for (const { side, name, keyOf } of sides) {
    const expected = Map.groupBy(transactions, keyOf);
    for (const [key, profile] of counted) {
      const [has, should] = [profile.stats[side + SIDE.count] ?? 0, expected.get(key)?.length ?? 0];
      if (has !== should) problems.push(`an account that ${name} ${should} times has counted ${has}`);
    }
    for (const key of expected.keys()) if (!counted.has(key)) problems.push(`an account that ${name} has no profile`);
  }
  return problems;
}

/** Whatever is due stands in one case, the case knows how many it has, and a payer's day is one case. */
function judgeCases(transactions: readonly TransactionRecord[], cases: readonly CaseRecord[]): string[] {
  const problems: string[] = [];
  const byCase = Map.groupBy(transactions, ({ caseId }) => caseId);
  for (const { _id, isCaseDue, caseId, verdict } of transactions) {
    if (isCaseDue) problems.push(`${_id} waits for its case`);
    const isStopped = verdict.decision === "review" || verdict.decision === "hold" || verdict.decision === "block";
    if (isStopped && caseId === null) problems.push(`${_id} was stopped and has no case`);
  }
  for (const { _id, facts } of cases) {
    const has = byCase.get(_id)?.length ?? 0;
    if (has !== facts.transactionCount) problems.push(`${_id} says ${facts.transactionCount} transactions and has ${has}`);
  }
  // Where one was full there is another of the same day; where none was, the day is one case.
  for (const [payerKey, own] of Map.groupBy(cases, (each) => each.payerKey))
    if (own.length > 1 && own.every(({ facts }) => facts.transactionCount < FULL))
      problems.push(`${payerKey} has ${own.length} cases of a day`);
  return problems;
}

/** CASE_TRANSACTIONS_MAX. */
const FULL = 100;
