import { codeAt, wrongCodeAt } from "./authenticator.ts";
import type { Harness, Person } from "./harness.ts";

export type Login = { status: number; code?: string; token?: string; secondStep?: { ticket: string; methods: string[] } };

/** Somebody with an authenticator app in their hand, and what they do with it. */
export type Enrolled = { person: Person; secret: string; recoveryCodes: string[]; code(): string; wrongCode(): string };

export async function enrolTotp(
  harness: Harness,
  person: Person,
  clock: { now(): number; advance(ms: number): unknown },
): Promise<Enrolled> {
  const begun = await harness.json<{ secret: string }>("POST", "/api/auth/mfa/totp", { as: person, body: {} });
  const body = { code: codeAt(begun.secret, clock.now()) };
  const done = await harness.json<{ recoveryCodes: string[] | null }>("POST", "/api/auth/mfa/totp/confirm", { as: person, body });
  // The code that confirmed it is spent: what comes next is the next one.
  clock.advance(30_000);
  return {
    person,
    secret: begun.secret,
    recoveryCodes: done.recoveryCodes ?? [],
    code: () => codeAt(begun.secret, clock.now()),
    wrongCode: () => wrongCodeAt(begun.secret, clock.now()),
  };
}

export async function login(harness: Harness, { email, password }: Pick<Person, "email" | "password">): Promise<Login> {
  const response = await harness.call("POST", "/api/auth/login", { body: { email, password } });
  return { status: response.status, ...(await response.json()) };
}

export async function secondStep(harness: Harness, body: { ticket: string; method: string; code: string }): Promise<Login> {
  const response = await harness.call("POST", "/api/auth/second-step", { body });
  return { status: response.status, ...(await response.json()) };
}
