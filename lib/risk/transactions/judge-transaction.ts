import { createId } from "../../platform/ids.ts";
import { judge } from "../engine/judge.ts";
import type { Movement } from "../engine/movement.ts";
import type { Profile } from "../engine/profile.ts";
import { circumstancesOf, type RiskPolicy, toRulesVersion } from "../policy/risk-policy.ts";
import type { Snapshot } from "../populations/populations.ts";
import { encodeRow } from "./encode-row.ts";
import { inputHashOf } from "./input-hash.ts";
import type { Named } from "./name-transaction.ts";
import type { SubmitOptions } from "./outcome.ts";
import { weightOf } from "./to-movement.ts";
import type { Decision, Standing, StoredVerdict, TransactionRecord } from "./transaction-record.ts";

type Beside = { payer: Profile; payee: Profile; snapshot: Snapshot; policy: RiskPolicy };

/** Of one submitted transaction: who sent it how, and since when it is here. */
export type Submitted = SubmitOptions & {
  named: Named;
  submittedBy: TransactionRecord["submittedBy"];
  receivedAt: Date;
  /** By the process's own fine clock. */
  startedAt: number;
};

/** The record without what is encrypted in it. Looks only: the profiles are as they were. */
export function judgeTransaction(
  orgId: string,
  submitted: Submitted,
  movement: Movement,
  { payer, payee, snapshot, policy }: Beside,
): Omit<TransactionRecord, "sealed"> {
  const { named, analysisType, source, submittedBy, receivedAt, startedAt } = submitted;
  const { input, externalKey, payerKey, payeeKey, contentHash } = named;
  const { at, amountMinor, currency, exponent, network, category, payerCountry, payeeCountry } = input;
  const beganAt = performance.now();
  const parties = { payerKey, payeeKey, payerCountry, payeeCountry, network };
  const circumstances = circumstancesOf(policy, { parties, facts: { currency, category }, analysisType, at: receivedAt.getTime() });
  const said = judge(movement, { payer, payee, ...snapshot }, policy, circumstances);
  const weighed = { weight: weightOf(input), currency, network, category, payerCountry, payeeCountry, analysisType };
  const made = {
    row: encodeRow(said.row),
    surprise: said.surprise,
    marks: circumstances.facts.marks,
    snoozed: said.snoozed,
    rulesVersion: toRulesVersion(policy.rules, snapshot.version),
    modelVersion: policy.model.version,
    populationVersion: snapshot.version,
    thresholds: policy.thresholds,
  };
  const { score, probability, level, decision, rules, unjudged, reasons, shadow } = said;
  const endedAt = performance.now();
  const verdict: StoredVerdict = {
    ...{ score, probability, level, decision, isFlagged: score >= policy.thresholds.block, rules, unjudged, shadow, reasons, ...made },
    inputHash: inputHashOf(weighed, made),
    latency: { profile: micros(beganAt - startedAt), judge: micros(endedAt - beganAt), total: micros(endedAt - startedAt) },
    review: null,
  };
  return {
    ...{ _id: createId("riskTransaction"), orgId, externalKey, payerKey, payeeKey, at, receivedAt, amountMinor, exponent, ...weighed },
    ...{ contentHash, source, submittedBy, verdict, standing: STANDING_OF[decision], caseId: null, isCaseDue: isCaseDueFor(decision) },
    ...{ isReviewDue: false, label: null, isLabelLearnt: false, isObserved: false },
  };
}

const micros = (milliseconds: number): number => Math.max(0, Math.round(milliseconds * 1_000));

const STANDING_OF: Readonly<Record<Decision, Standing>> = {
  approve: "passed",
  monitor: "passed",
  review: "flagged",
  hold: "quarantined",
  block: "blocked",
};

const isCaseDueFor = (decision: Decision): boolean => decision === "review" || decision === "hold" || decision === "block";
