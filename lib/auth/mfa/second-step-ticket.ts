import type { Context } from "../../platform/context.ts";
import { createSecretToken, tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { secondStepRefused } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import type { ProofMethod, SecondStepMethod } from "../proof.ts";
import type { UserRecord } from "../user.store.ts";
import type { TicketRecord } from "./ticket.store.ts";

/**
 * What a right password is worth to somebody with a second factor: 256 random bits that open nothing but the second step, for
 * five minutes and five tries. Bound to the person, to what they have proven, and to the token version of that moment.
 */
const TICKET_LIFETIME_MS = 5 * 60_000;
const TICKET_TRIES = 5;

export type SecondStep = { ticket: string; methods: readonly SecondStepMethod[]; expiresAt: Date };

export async function createTicket(ctx: Context<AuthDeps>, user: UserRecord, proven: readonly ProofMethod[]): Promise<SecondStep> {
  const ticket = createSecretToken();
  const createdAt = new Date(ctx.clock.now());
  const expiresAt = new Date(createdAt.getTime() + TICKET_LIFETIME_MS);
  const bound = { userId: user._id, proven, tokenVersion: user.tokenVersion };
  await ctx.deps.tickets.insert({ _id: tokenHashOf(ticket), ...bound, tries: 0, createdAt, expiresAt });
  return { ticket, methods: secondStepMethodsOf(user), expiresAt };
}

type OpenTicket = { user: UserRecord; record: TicketRecord };

/** Costs one of the five tries. The same refusal whatever is wrong with the ticket. */
export async function openTicket(ctx: Context<AuthDeps>, ticket: string): Promise<OpenTicket> {
  const limit = { now: new Date(ctx.clock.now()), maxTries: TICKET_TRIES };
  return withUser(ctx, await ctx.deps.tickets.countTry(tokenHashOf(ticket), limit));
}

/** For asking to be sent a code, which guesses nothing. */
export async function readTicket(ctx: Context<AuthDeps>, ticket: string): Promise<OpenTicket> {
  return withUser(ctx, await ctx.deps.tickets.find(tokenHashOf(ticket), new Date(ctx.clock.now())));
}

/** Of two requests with the same ticket and two right codes, one gets in. */
export async function spendTicket(ctx: Context<AuthDeps>, record: TicketRecord): Promise<void> {
  if (!(await ctx.deps.tickets.spend(record._id))) throw secondStepRefused();
}

/** Recovery codes come with the first factor and go with the last. */
export function secondStepMethodsOf(user: UserRecord): SecondStepMethod[] {
  const factors = user.factors ?? [];
  return factors.length === 0 ? [] : [...factors, "recovery"];
}

async function withUser(ctx: Context<AuthDeps>, record: TicketRecord | null): Promise<OpenTicket> {
  const user = record && (await ctx.deps.users.find(record.userId));
  if (!user || user.tokenVersion !== record.tokenVersion) throw secondStepRefused();
  return { user, record };
}
