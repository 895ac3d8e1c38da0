import { z } from "zod";
import { currenciesLike, exponentOf } from "../money/currencies.ts";
import { findNetwork, NETWORK_NAMES } from "../money/networks.ts";
import { type ParsedAmount, parseAmount, parseAmountMinor, roughAmount } from "../money/parse-amount.ts";

/** Sender's ids and accounts are kept as they are, whatever is in them; only what no text may hold is refused. */
const name = z
  .string()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}*$/u, "No control characters.")
  .refine((text) => text.isWellFormed(), "Half a character: this text is no valid Unicode.");

const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, "Two letters, ISO 3166-1 alpha-2, such as DE.")
  .transform((code) => code.toUpperCase())
  .refine((code) => code !== "ZZ" && REGIONS.of(code) !== undefined, "No country has this code (ISO 3166-1 alpha-2).");

const place = z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
const decimal = z.union([z.number(), z.string().max(100)]);

/** Below it a number of milliseconds is of the first years of the seventies, and far more likely seconds. */
const SECONDS_BELOW = 1e11;
const TIME_MAX = 8.64e15;
const TIME_FORM = "ISO 8601 with its offset, such as 2026-03-01T09:30:00Z, or epoch milliseconds.";
const timestamp = z
  // A text that is no time is told so by its own branch of the union.
  .union([z.iso.datetime({ offset: true, error: TIME_FORM }), z.number().int()], { error: TIME_FORM })
  .refine((given) => typeof given !== "number" || given >= SECONDS_BELOW, "Milliseconds since 1970; this looks like seconds.")
  .refine((given) => typeof given !== "number" || given <= TIME_MAX, "No calendar has this time.")
  .transform((given) => new Date(given))
  .refine((at) => at.getTime() >= 0, "Not before 1970.");

/** What a caller writes of one transaction. */
export const transactionBodySchema = z.strictObject({
  id: name.describe("Your own id of it. The same id and content again gets the stored verdict; other content under it is refused."),
  timestamp: timestamp.describe("When it happened: ISO 8601 with its offset, or epoch milliseconds."),
  from: name.describe("The account that pays, as you name it."),
  to: name.describe("The account that is paid."),
  amount: decimal.optional().describe("In major units of the currency, as a number or text; exact. Either this or amountMinor."),
  amountMinor: decimal.optional().describe("In the smallest unit, as a whole number or text: cents, satoshi, wei."),
  currency: z
    .string()
    .max(12)
    .optional()
    .describe("ISO 4217 or a token such as ETH. Left out: USD; with amountMinor on a chain, the chain's own token."),
  network: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe(`Where it moves: ${NETWORK_NAMES.join(", ")}.`),
  category: name.max(100).optional().describe("What it was for, in your own words: the same word for the same kind."),
  description: z
    .string()
    .max(2_000)
    .refine((text) => text.isWellFormed(), "Half a character: this text is no valid Unicode.")
    .optional(),
  fromCountry: country.optional(),
  toCountry: country.optional(),
  location: place.optional().describe("Where it was paid."),
  home: place.optional().describe("Where the payer lives."),
  balances: z
    .strictObject({
      fromBefore: decimal.optional(),
      fromAfter: decimal.optional(),
      toBefore: decimal.optional(),
      toAfter: decimal.optional(),
    })
    .optional()
    .describe("Of both accounts before and after it, in major units of the currency."),
});

type Body = z.output<typeof transactionBodySchema>;

export const transactionInputSchema = transactionBodySchema.transform(toTransactionInput);

/** For a schema that has more than the transaction in one object. */
export function toTransactionInput(body: Body, check: z.RefinementCtx): TransactionInput {
  const read = readBody(body);
  if (read.type === "parsed") return read.input;
  for (const { path, message } of read.issues) check.addIssue({ code: "custom", path, message });
  return z.NEVER;
}

/** As it comes in. */
export type TransactionBody = z.input<typeof transactionBodySchema>;
/** Checked and exact; what is not known is null. */
export type TransactionInput = {
  id: string;
  at: Date;
  from: string;
  to: string;
  amountMinor: string;
  currency: string;
  exponent: number;
  network: string | null;
  category: string | null;
  description: string | null;
  payerCountry: string | null;
  payeeCountry: string | null;
  location: Place | null;
  home: Place | null;
  /** Major units, roughly: they are only weighed. */
  balances: Readonly<Record<BalanceName, number | null>>;
};
export type Place = z.output<typeof place>;

const BALANCES = ["fromBefore", "fromAfter", "toBefore", "toAfter"] as const;
type BalanceName = (typeof BALANCES)[number];

type Issue = { path: string[]; message: string };
type Read = { type: "parsed"; input: TransactionInput } | { type: "refused"; issues: Issue[] };

function readBody(body: Body): Read {
  const issues: Issue[] = [];
  const refuse = (message: string, ...path: string[]): void => void issues.push({ path, message });
  const network = body.network === undefined ? null : findNetwork(body.network);
  if (body.network !== undefined && !network) refuse(`Unknown. Known are ${NETWORK_NAMES.join(", ")}.`, "network");
  const currency = (body.currency ?? (body.amountMinor !== undefined && network?.token ? network.token : "USD")).toUpperCase();
  const exponent = exponentOf(currency);
  if (exponent === null) refuse(`Unknown. Known are ${currenciesLike(currency)}.`, "currency");
  const amountMinor = readAmount(body, currency, refuse);
  const balances = readBalances(body.balances ?? {}, exponent === null ? "USD" : currency, refuse);
  if (issues.length > 0 || exponent === null || amountMinor === null) return { type: "refused", issues };
  const { id, timestamp: at, from, to, location = null, home = null } = body;
  const [category, description] = [body.category ?? null, body.description ?? null];
  const [payerCountry, payeeCountry] = [body.fromCountry ?? null, body.toCountry ?? null];
  const where = { network: network?.name ?? null, payerCountry, payeeCountry, location, home };
  return { type: "parsed", input: { id, at, from, to, amountMinor, currency, exponent, category, description, balances, ...where } };
}

type Refuse = (message: string, ...path: string[]) => void;

function readAmount(body: Body, currency: string, refuse: Refuse): string | null {
  const { amount, amountMinor } = body;
  if ((amount === undefined) === (amountMinor === undefined)) {
    refuse("Exactly one of amount and amountMinor.", "amount");
    return null;
  }
  const field = amount === undefined ? "amountMinor" : "amount";
  // Of a currency nobody knows only the form of the amount can be looked at: that it is unknown has been said.
  const parsed: ParsedAmount =
    amount === undefined ? parseAmountMinor(amountMinor ?? "") : parseAmount(amount, exponentOf(currency) === null ? "ETH" : currency);
  if (parsed.type === "parsed") return parsed.amountMinor;
  refuse(parsed.detail, field);
  return null;
}

function readBalances(given: NonNullable<Body["balances"]>, currency: string, refuse: Refuse): Record<BalanceName, number | null> {
  const read = (field: BalanceName): number | null => {
    const value = given[field];
    if (value === undefined) return null;
    const parsed = parseAmount(value, currency);
    if (parsed.type === "parsed") return roughAmount(parsed.amountMinor, exponentOf(currency) ?? 0);
    refuse(parsed.detail, "balances", field);
    return null;
  };
  return { fromBefore: read("fromBefore"), fromAfter: read("fromAfter"), toBefore: read("toBefore"), toAfter: read("toAfter") };
}

const AHEAD_MAX_MS = 600_000;

/** What the schema cannot see: the sender's clock beside ours. Null when all is well. */
export function clockProblemOf({ at }: Pick<TransactionInput, "at">, now: number): string | null {
  const aheadMs = at.getTime() - now;
  if (aheadMs <= AHEAD_MAX_MS) return null;
  const minutes = Math.ceil(aheadMs / 60_000);
  return `${minutes} minutes ahead of our clock (${new Date(now).toISOString()}): look at the clock of your machine. Up to 10 minutes are accepted.`;
}

export type ParsedTransaction =
  | { type: "parsed"; input: TransactionInput }
  | { type: "refused"; problems: { path: string; detail: string }[] };

/** One row of a file or a stream, with all that is wrong with it. */
export function parseTransaction(given: unknown, now: number): ParsedTransaction {
  const result = transactionInputSchema.safeParse(given);
  if (!result.success)
    return { type: "refused", problems: result.error.issues.map(({ path, message }) => ({ path: path.join("/"), detail: message })) };
  const skew = clockProblemOf(result.data, now);
  return skew === null ? { type: "parsed", input: result.data } : { type: "refused", problems: [{ path: "timestamp", detail: skew }] };
}
