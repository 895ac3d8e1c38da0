// The one way to a stored secret: a function that receives it for as long as it runs. What the function gives back is searched for the
// secret, what it throws is replaced where it quotes it, and afterwards the loan reveals nothing any more.

import { createSecretWash, type SecretWash } from "./secret-wash.ts";

export type SecretLoan = {
  /** Only while the function that received the loan runs. */
  reveal(field: string): string;
  /** For what the other side has sent back. */
  wash: SecretWash;
};

export class LeakedSecretError extends Error {
  override readonly name = "LeakedSecretError";
}

/** What went wrong while a secret was out, without the words that quoted it. */
export class WashedError extends Error {
  override readonly name = "WashedError";
}

type Secrets = Readonly<Record<string, string>>;

export async function lend<Result>(secrets: Secrets, use: (loan: SecretLoan) => Promise<Result>): Promise<Result> {
  const { loan, end } = openLoan(secrets);
  try {
    const result = await use(loan);
    assertHolds(result, loan);
    return result;
  } catch (error) {
    throw withoutSecret(error, loan);
  } finally {
    end();
  }
}

/** The same for an answer that comes in pieces: the loan ends with the last of them, or when its reader leaves. */
export async function* lendForStream<Part>(secrets: Secrets, use: (loan: SecretLoan) => AsyncIterable<Part>): AsyncGenerator<Part> {
  const { loan, end } = openLoan(secrets);
  try {
    for await (const part of use(loan)) {
      assertHolds(part, loan);
      yield part;
    }
  } catch (error) {
    throw withoutSecret(error, loan);
  } finally {
    end();
  }
}

function openLoan(secrets: Secrets): { loan: SecretLoan; end(): void } {
  let isOpen = true;
  const loan: SecretLoan = {
    reveal(field) {
      if (!isOpen) throw new LeakedSecretError("A secret was asked for after the function it was lent to had ended.");
      const value = secrets[field];
      if (value === undefined) throw new LeakedSecretError(`No secret ${field} was lent.`);
      return value;
    },
    wash: createSecretWash(Object.values(secrets)),
  };
  return {
    loan,
    end: () => {
      isOpen = false;
    },
  };
}

function assertHolds(result: unknown, { wash }: SecretLoan): void {
  if (holdsSecret(result, wash)) throw new LeakedSecretError("A function gave a secret back that was only lent to it.");
}

function withoutSecret(error: unknown, { wash }: SecretLoan): unknown {
  if (!holdsSecret(error, wash)) return error;
  return new WashedError("Something failed while a stored secret was in use; its words quoted the secret and were dropped.");
}

const DEPTH_MAX = 12;

/** Also what does not show: an error's message and stack, its causes, bytes. Deeper than any answer of ours, it counts as found. */
function holdsSecret(value: unknown, wash: SecretWash, depth = 0, seen: Set<object> = new Set()): boolean {
  if (typeof value === "string") return wash.isIn(value);
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  if (depth > DEPTH_MAX) return true;
  seen.add(value);
  const isInside = (inner: unknown) => holdsSecret(inner, wash, depth + 1, seen);
  if (Array.isArray(value)) return value.some(isInside);
  if (ArrayBuffer.isView(value)) return wash.isIn(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1"));
  if (value instanceof Map || value instanceof Set) return [...value].some(isInside);
  if (value instanceof Headers || value instanceof URLSearchParams) return [...value].some(isInside);
  if (value instanceof URL) return wash.isIn(value.href);
  return Reflect.ownKeys(value).some((key) => (typeof key === "string" && wash.isIn(key)) || isInside(readOwn(value, key)));
}

/** A getter may compute, or throw: only what is stored counts. */
function readOwn(value: object, key: PropertyKey): unknown {
  return Reflect.getOwnPropertyDescriptor(value, key)?.value;
}
