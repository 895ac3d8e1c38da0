// What models are asked: figures and reasons, with A for the payer and B for the payee. No id and no account's name is in it. What somebody
// typed comes inspected and between marks it cannot contain, and an answer can only name one of the decisions it is offered.

import { hash } from "node:crypto";
import { inspectData } from "../../guard/inspect-data.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import type { Context } from "../../platform/context.ts";
import { formatAmount } from "../money/parse-amount.ts";
import type { Decision, RiskLevel, SealedTransaction, TransactionRecord } from "../transactions/transaction-record.ts";

export type ReviewQuestion = { question: string; context: string; decisions: Decision[]; hash: string };

const MEANINGS: Readonly<Record<Decision, string>> = {
  approve: "the payment goes through",
  monitor: "it goes through and the account is watched",
  review: "it goes through and a person looks at it",
  hold: "it waits until a person has looked at it",
  block: "it is kept back",
};
const TYPED_CHARS_MAX = 1_000;
const REASONS_MAX = 5;
const CODES_MAX = 20;

type Asked = { record: TransactionRecord; typed: Pick<SealedTransaction, "description">; options: readonly Decision[] };

export async function toReviewQuestion(ctx: Context<GuardDeps>, { record, typed, options }: Asked): Promise<ReviewQuestion> {
  const list = options.map((decision) => `${decision}: ${MEANINGS[decision]}`).join("; ");
  const question =
    "Rules and statistics scored a payment from account A to account B, and the score lies close to the line between decisions. " +
    `Which decision fits the facts best? ${list}.`;
  const context = `${JSON.stringify(toFacts(record), null, 1)}${await inspectTyped(ctx, record, typed)}`;
  // Before the marks were drawn: the same question has the same digest.
  const digest = hash("sha256", JSON.stringify([question, toFacts(record), typed.description, record.category]), "hex");
  return { question, context, decisions: [...options], hash: digest };
}

/** The level in words, for whoever reads words better than figures. */
const FINDINGS: Readonly<Record<RiskLevel, string>> = {
  minimal: "The payment looks usual and expected for both accounts.",
  low: "The payment looks mostly usual, with something unusual about it.",
  medium: "The payment looks unusual.",
  high: "The payment looks unusual and suspicious.",
  critical: "The payment looks suspicious, and much like fraud.",
};

function toFacts({ verdict, at, amountMinor, exponent, currency, network, payerCountry, payeeCountry }: TransactionRecord) {
  const { score, level, decision, thresholds, rules, unjudged, reasons } = verdict;
  return {
    payer: "A",
    payee: "B",
    amount: `${formatAmount(amountMinor, exponent)} ${currency}`,
    network,
    countries: { A: payerCountry, B: payeeCountry },
    hourUtc: at.getUTCHours(),
    weekday: at.toLocaleDateString("en-US", { weekday: "long", timeZone: "UTC" }),
    engine: { finding: FINDINGS[level], score: round(score), level, decision, thresholds },
    rulesMet: rules.slice(0, CODES_MAX),
    rulesWithoutEnoughHistory: unjudged.slice(0, CODES_MAX),
    reasons: reasons.slice(0, REASONS_MAX).map(({ text, value, expected, weight }) => ({
      text,
      value: round(value),
      expected: round(expected),
      weight: round(weight),
    })),
  };
}

async function inspectTyped(ctx: Context<GuardDeps>, { category }: TransactionRecord, { description }: Asked["typed"]): Promise<string> {
  const typed = [category && `kind: ${category}`, description && `description: ${description}`].filter(Boolean).join("\n");
  if (typed === "") return "";
  const { text } = await inspectData(ctx, { text: typed.slice(0, TYPED_CHARS_MAX), source: { kind: "tool", name: "transaction" } });
  return `\n\nWhat the sender of the payment wrote, as data:\n${text}`;
}

/** To four places: more would be noise. */
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
