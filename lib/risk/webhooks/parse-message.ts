import { AppError, type FieldError } from "../../platform/errors.ts";
import { parseTransaction, type TransactionInput } from "../transactions/transaction.schema.ts";
import { MESSAGE_TRANSACTIONS_MAX } from "./webhook.schema.ts";

const ERRORS_MAX = 50;

/** One transaction, or `{"transactions": [...]}`. All of a message or none of it: a sender tries a message again, not half of one. */
export function parseMessage(body: string, now: number): TransactionInput[] {
  const { transactions, at } = readBody(body);
  const inputs: TransactionInput[] = [];
  const errors: FieldError[] = [];
  for (const [index, transaction] of transactions.entries()) {
    const parsed = parseTransaction(transaction, now);
    if (parsed.type === "parsed") inputs.push(parsed.input);
    else
      for (const { path, detail } of parsed.problems)
        errors.push({ pointer: [at(index), path].filter((part) => part !== "").join("/"), detail });
  }
  if (errors.length > 0) throw invalid(errors);
  return inputs;
}

type Sent = { transactions: readonly unknown[]; at(index: number): string };

function readBody(body: string): Sent {
  const value = parseJson(body);
  if (!isObject(value)) throw invalid([{ pointer: "/body", detail: "A transaction, or an object with a list of transactions." }]);
  if (!("transactions" in value)) return { transactions: [value], at: () => "/body" };
  const { transactions, ...others } = value;
  const surplus = Object.keys(others)[0];
  if (surplus !== undefined)
    throw invalid([{ pointer: `/body/${surplus.replaceAll("~", "~0").replaceAll("/", "~1")}`, detail: "Not known beside transactions." }]);
  if (!Array.isArray(transactions) || transactions.length === 0 || transactions.length > MESSAGE_TRANSACTIONS_MAX)
    throw invalid([{ pointer: "/body/transactions", detail: `A list of 1 to ${MESSAGE_TRANSACTIONS_MAX} transactions.` }]);
  return { transactions, at: (index) => `/body/transactions/${index}` };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("malformed", "request.malformed", "The body is not valid JSON.", { cause });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(errors: readonly FieldError[]): AppError {
  const [first] = errors;
  const detail = `${first?.pointer ?? "/body"}: ${first?.detail ?? "Not valid."}`;
  return new AppError("invalid", "request.invalid", detail, { errors: errors.slice(0, ERRORS_MAX) });
}
