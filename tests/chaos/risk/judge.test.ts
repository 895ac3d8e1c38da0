import { expect, test } from "vitest";
import { createProfile, IN, OUT, SIDE } from "../../../lib/risk/engine/profile.ts";
import type { TransactionRecord } from "../../../lib/risk/transactions/transaction-record.ts";
import { type Final, judgeFinal } from "./judge.ts";

/** Only what the judge looks at: the rest of a record says nothing of what was lost or counted twice. */
function record(given: Partial<TransactionRecord> & { score?: number }): TransactionRecord {
  const { score = 0.1, ...rest } = given;
  const verdict = { decision: "approve", score };
  return {
    _id: "rtx_1",
    payerKey: "a",
    payeeKey: "b",
    isObserved: true,
    isCaseDue: false,
    caseId: null,
    verdict,
    ...rest,
  } as TransactionRecord;
}

function counted(key: string, { paid, received }: { paid: number; received: number }): Final["profiles"][number] {
  const profile = createProfile();
  profile.stats[OUT + SIDE.count] = paid;
  profile.stats[IN + SIDE.count] = received;
  return { _id: key, bytes: profile.bytes };
}

const WELL: Final = {
  told: [{ id: "x", transactionId: "rtx_1", score: 0.1 }],
  transactions: [record({})],
  profiles: [counted("a", { paid: 1, received: 0 }), counted("b", { paid: 0, received: 1 })],
  cases: [],
};

test("a run in which nothing went wrong has no problem", () => expect(judgeFinal(WELL)).toEqual([]));

test.each([
  ["lost", { transactions: [], profiles: [] }, "is lost"],
  ["two verdicts", { told: [...WELL.told, { id: "x", transactionId: "rtx_1", score: 0.2 }] }, "2 verdicts"],
  ["counted twice", { profiles: [counted("a", { paid: 2, received: 0 }), ...WELL.profiles.slice(1)] }, "has counted 2"],
  ["not counted", { profiles: WELL.profiles.slice(0, 1) }, "has no profile"],
  ["never observed", { transactions: [record({ isObserved: false })] }, "never observed"],
  ["no case", { transactions: [record({ isCaseDue: true })] }, "waits for its case"],
] satisfies [string, Partial<Final>, string][])("%s is seen", (_name, change, words) =>
  expect(judgeFinal({ ...WELL, ...change }).join()).toContain(words),
);
