import { createHmac } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import type { AppError } from "../../platform/errors.ts";
import { lockedOut } from "../errors.ts";
import { delayAfter, memoryOf, networkOf, RESET_LETTERS, TRIES_BY_STRANGERS } from "../lockout.ts";
import type { AuthDeps } from "../ports.ts";
import { findKnownDevice } from "../sessions/known-device.ts";
import { deriveKey } from "./derive-key.ts";

const RACES = 8;

export type CountedAttempt = { failures: number; forget(): Promise<void> };

/**
 * Counts an attempt before the password is looked at and gives back how to forget it on success. Counting afterwards would let a burst of
 * parallel guesses pass before the first failure is written. A device the account is known on has a count of its own, so that strangers
 * behind the same address cannot use it up; so has somebody who is signed in.
 */
export async function countAttempt(
  ctx: Context<AuthDeps>,
  emailNormalized: string,
  deviceCookie: string | null = null,
): Promise<CountedAttempt> {
  const { attempts, auth } = ctx.deps;
  const device = findKnownDevice(auth.secret, deviceCookie, emailNormalized, ctx.clock.now());
  const isStranger = device === null && ctx.actor.type !== "user";
  const id = attemptIdOf(auth.secret, device === null ? [emailNormalized, networkOf(ctx.ip)] : [emailNormalized, "device", device]);
  const failures = await countInRow(ctx, id);
  const windows = isStranger ? await countInWindows(ctx, emailNormalized) : null;
  return {
    failures,
    async forget() {
      await Promise.all([
        attempts.clear(id),
        // A success says who this was: whatever was tried on the account is over, what came from the network is one less.
        attempts.clear(windowOf(ctx, "account", emailNormalized).id),
        windows && attempts.takeBack(windows.network),
      ]);
    },
  };
}

type Row = { delayAfter(failures: number): number; refuse(retryAfterSeconds: number): AppError };

const SIGN_IN: Row = { delayAfter, refuse: lockedOut };

/** Compare-and-set, since the wait after each failure depends on the number of it. `id` is keyed: the collection names nobody. */
export async function countInRow(ctx: Context<AuthDeps>, id: string, { delayAfter, refuse }: Row = SIGN_IN): Promise<number> {
  const { attempts } = ctx.deps;
  for (let race = 0; race < RACES; race += 1) {
    const now = ctx.clock.now();
    const record = await attempts.find(id);
    const waitMs = record ? record.lockedUntil.getTime() - now : 0;
    if (waitMs > 0) throw refuse(Math.ceil(waitMs / 1_000));
    const failures = (record && record.expiresAt.getTime() > now ? record.failures : 0) + 1;
    const next = {
      _id: id,
      failures,
      lockedUntil: new Date(now + delayAfter(failures)),
      expiresAt: new Date(now + memoryOf(failures)),
    };
    if (await attempts.count(record?.failures ?? 0, next)) return failures;
  }
  throw refuse(1);
}

async function countInWindows(ctx: Context<AuthDeps>, emailNormalized: string): Promise<{ network: string }> {
  const account = windowOf(ctx, "account", emailNormalized);
  const network = windowOf(ctx, "network", networkOf(ctx.ip));
  for (const { reached, window } of await Promise.all([account, network].map((each) => addTo(ctx, each)))) {
    if (reached > window.most) throw lockedOut(Math.ceil((window.endsAt - ctx.clock.now()) / 1_000));
  }
  return { network: network.id };
}

type Window = { id: string; most: number; endsAt: number };

async function addTo(ctx: Context<AuthDeps>, window: Window): Promise<{ reached: number; window: Window }> {
  return { reached: await ctx.deps.attempts.add(window.id, new Date(window.endsAt)), window };
}

const WINDOWS = { ...TRIES_BY_STRANGERS, letter: RESET_LETTERS } as const;

function windowOf(ctx: Context<AuthDeps>, kind: keyof typeof WINDOWS, whose: string): Window {
  const { most, windowMs } = WINDOWS[kind];
  const index = Math.floor(ctx.clock.now() / windowMs);
  return { id: attemptIdOf(ctx.deps.auth.secret, [kind, whose, index]), most, endsAt: (index + 1) * windowMs };
}

/** What a reset by letter forgets: it proves who owns the account better than any number of right passwords. */
export function forgetAttemptsByStrangers(ctx: Context<AuthDeps>, emailNormalized: string): Promise<void> {
  return ctx.deps.attempts.clear(windowOf(ctx, "account", emailNormalized).id);
}

/** False once an account has been sent as many links as it may be. */
export async function countResetLetter(ctx: Context<AuthDeps>, userId: string): Promise<boolean> {
  const { reached, window } = await addTo(ctx, windowOf(ctx, "letter", userId));
  return reached <= window.most;
}

function attemptIdOf(secret: string, parts: readonly (string | number)[]): string {
  return createHmac("sha256", deriveKey(secret, "sign-in-attempt")).update(JSON.stringify(parts)).digest("base64url");
}
