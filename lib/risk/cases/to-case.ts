import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { openTransaction } from "../transactions/open-transaction.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import type { CaseEventView, CaseTransactionView, CaseView } from "./case.schema.ts";
import { hasExpired } from "./case-machine.ts";
import type { CaseEventRecord, CaseRecord } from "./case-record.ts";
import { titleOf } from "./case-words.ts";
import { placeOfEvent } from "./to-event.ts";

export const placeOfCase = (id: string, field: "payer" | "release.reason") => ({ collection: "risk_cases", id, field });

export function toCase(record: CaseRecord, cipher: OrganizationCipher, now: number): CaseView {
  const { _id, facts, state, release, openedAt, dueAt, closedAt } = record;
  return {
    id: _id,
    title: titleOf(facts),
    ...{ state, version: record.version, level: facts.level, score: facts.score, priority: facts.priority },
    payer: { accountKey: record.payerKey, name: cipher.decrypt(placeOfCase(_id, "payer"), record.payer) },
    ...{ transactionCount: facts.transactionCount, heldCount: facts.heldCount, codes: [...facts.codes] },
    amounts: facts.amounts.map(({ minor, currency, exponent }) => ({ amountMinor: minor, currency, exponent })),
    assignee: record.assigneeId,
    ...{ openedAt: openedAt.toISOString(), dueAt: dueAt.toISOString(), isOverdue: state !== "closed" && dueAt.getTime() < now },
    release: release && {
      requestedBy: release.requestedBy,
      requestedAt: release.requestedAt.toISOString(),
      expiresAt: release.expiresAt.toISOString(),
      isExpired: hasExpired(release, new Date(now)),
      reason: cipher.decrypt(placeOfCase(_id, "release.reason"), release.reason),
    },
    ...{ outcome: record.outcome, closedAt: closedAt?.toISOString() ?? null, closedBy: record.closedBy },
    isGenerated: record.demoRunId !== null,
  };
}

export function toCaseTransaction(record: TransactionRecord, cipher: OrganizationCipher): CaseTransactionView {
  const { _id, payerKey, payeeKey, at, amountMinor, currency, exponent, network, verdict, standing, label } = record;
  const { id: externalId, from, to, description } = openTransaction(cipher, record);
  const { score, level, decision, rules, reasons, rulesVersion, modelVersion } = verdict;
  return {
    ...{ id: _id, externalId, from, to, payerKey, payeeKey, description, at: at.toISOString(), amountMinor, currency, exponent, network },
    ...{ score, level, decision, standing, rules: [...rules], reasons: [...reasons], rulesVersion, modelVersion },
    label: label && { isFraud: label.isFraud, at: label.at.toISOString() },
  };
}

export function toCaseEvent(record: CaseEventRecord, cipher: OrganizationCipher): CaseEventView {
  const { _id, type, at, userId, version, text, file, assigneeId, outcome, transactionCount } = record;
  return {
    ...{ id: _id, type, at: at.toISOString(), by: userId, version, assignee: assigneeId, outcome, transactionCount },
    text: text === null ? null : cipher.decrypt(placeOfEvent(_id, "text"), text),
    file: file && { name: cipher.decrypt(placeOfEvent(_id, "file.name"), file.name), size: file.size, sha256: file.sha256 },
  };
}
