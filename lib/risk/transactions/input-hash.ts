import { hash } from "node:crypto";
import type { StoredVerdict, TransactionRecord } from "./transaction-record.ts";

type Weighed = Pick<TransactionRecord, "weight" | "currency" | "network" | "category" | "payerCountry" | "payeeCountry" | "analysisType">;
type Made = Pick<
  StoredVerdict,
  "row" | "surprise" | "marks" | "snoozed" | "rulesVersion" | "modelVersion" | "populationVersion" | "thresholds"
>;

/** SHA-256 of all that a verdict was made of, in one order. */
export function inputHashOf(record: Weighed, made: Made): string {
  const { weight, currency, network, category, payerCountry, payeeCountry, analysisType } = record;
  const { row, surprise, marks, snoozed, rulesVersion, modelVersion, populationVersion, thresholds } = made;
  const { monitor, review, hold, block } = thresholds;
  const parts = [
    ...[row, surprise, weight, currency, network, category, payerCountry, payeeCountry, analysisType],
    ...[marks, snoozed, rulesVersion, modelVersion, populationVersion, [monitor, review, hold, block]],
  ];
  return hash("sha256", JSON.stringify(parts), "hex");
}
