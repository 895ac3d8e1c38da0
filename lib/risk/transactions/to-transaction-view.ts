import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { formatAmount } from "../money/parse-amount.ts";
import { openTransaction } from "./open-transaction.ts";
import type { TransactionRecord } from "./transaction-record.ts";
import type { TransactionSummary, TransactionView } from "./transaction-view.schema.ts";

export function toTransactionSummary(cipher: OrganizationCipher, record: TransactionRecord): TransactionSummary {
  const { _id, at, receivedAt, payerKey, payeeKey, amountMinor, exponent, currency, network, category, source, verdict } = record;
  const { id: externalId, from, to } = openTransaction(cipher, record);
  const { score, level, decision, isFlagged } = verdict;
  const label = record.label && (record.label.isFraud ? ("fraud" as const) : ("legitimate" as const));
  return {
    ...{ id: _id, externalId, at: at.toISOString(), receivedAt: receivedAt.toISOString(), from, to, payerKey, payeeKey },
    ...{ amount: formatAmount(amountMinor, exponent), currency, network, category, source },
    ...{ score, level, decision, flagged: isFlagged, standing: record.standing, caseId: record.caseId, label },
  };
}

export function toTransactionView(cipher: OrganizationCipher, record: TransactionRecord): TransactionView {
  const { amountMinor, exponent, payerCountry, payeeCountry, analysisType, submittedBy, verdict } = record;
  const { probability, surprise, reasons, rules, unjudged, snoozed, marks, shadow, review } = verdict;
  const { rulesVersion, modelVersion, populationVersion, thresholds, inputHash, latency } = verdict;
  const { description } = openTransaction(cipher, record);
  return {
    ...toTransactionSummary(cipher, record),
    ...{ amountMinor, exponent, description, payerCountry, payeeCountry, analysisType, submittedBy, probability, surprise },
    ...{ reasons: [...reasons], rules: [...rules], unjudged: [...unjudged], snoozed: [...snoozed], marks: [...marks], shadow },
    ...{ rulesVersion, modelVersion, populationVersion, thresholds, inputHash, latency },
    review: review && { ...review, at: review.at.toISOString() },
  };
}
