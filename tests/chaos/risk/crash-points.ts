import type { Patch } from "../compile/patch.ts";

/** Where a process may die on the way of a transaction: between each pair of writes that another process has to be able to go on from. */
const WRITE = "lib/risk/transactions/write-judged.ts";
const FOLLOW = "lib/risk/transactions/follow-verdicts.ts";
const FINISH = "lib/risk/transactions/finish-observations.ts";
const CASES = "lib/risk/cases/open-cases.ts";
const IMPORT = "lib/risk/imports/judge-rows.ts";

const POINTS: Readonly<Record<string, { file: string; anchor: string; at: "before" | "after" }>> = {
  "risk.before-insert": { file: WRITE, anchor: "const areAllNew = await transactions.insertMissing(records);", at: "before" },
  "risk.after-insert": { file: WRITE, anchor: "const found = areAllNew", at: "before" },
  "risk.before-mark": { file: WRITE, anchor: "await transactions.markObserved(orgId, ids);", at: "before" },
  "risk.after-mark": { file: WRITE, anchor: "await transactions.markObserved(orgId, ids);", at: "after" },
  "risk.before-cases": { file: FOLLOW, anchor: "const cases = due.length", at: "before" },
  "risk.after-cases": { file: FOLLOW, anchor: "for (const step of steps)", at: "before" },
  "risk.in-case": { file: CASES, anchor: "await ctx.deps.caseTransactions.putInCase(", at: "before" },
  "risk.sweep-before-move": { file: FINISH, anchor: "await moveProfiles({ store, orgId, realm,", at: "before" },
  "risk.sweep-before-mark": { file: FINISH, anchor: "if (records.length > 0)", at: "before" },
  "risk.import-before-count": { file: IMPORT, anchor: "await run.write({ $set: { ...counts } });", at: "before" },
  "risk.import-after-count": { file: IMPORT, anchor: "await run.write({ $set: { ...counts } });", at: "after" },
};

export const RISK_POINTS: readonly string[] = Object.keys(POINTS);

/** Whoever is left behind is looked for sooner, as everything waits a tenth here. */
const SHORTER: readonly Patch[] = [
  { file: FINISH, anchor: "const LEFT_FOR_MS = 60_000;", at: "instead", replacement: "const LEFT_FOR_MS = 3_000;" },
  { file: "lib/risk/cases/sweep-due-cases.ts", anchor: "const GRACE_MS = 30_000;", at: "instead", replacement: "const GRACE_MS = 3_000;" },
];

export const patches: readonly Patch[] = [
  ...Object.entries(POINTS).map(
    ([name, { file, anchor, at }]): Patch => ({ file, anchor, at, insert: `__crash(${JSON.stringify(name)});` }),
  ),
  ...SHORTER,
];
