import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { LeakedSecretError, lend, lendForStream, type SecretLoan, WashedError } from "./secret-loan.ts";

const SECRET = "a-secret-that-is-lent-0123";
const secrets = { apiKey: SECRET };

describe("a lent secret cannot be kept", () => {
  const kept: readonly (readonly [string, (loan: SecretLoan) => unknown])[] = [
    ["itself", (loan) => loan.reveal("apiKey")],
    ["inside a text", (loan) => `Bearer ${loan.reveal("apiKey")}`],
    ["deep in an object", (loan) => ({ a: [{ b: new Map([["c", { d: loan.reveal("apiKey") }]]) }] })],
    ["as a name", (loan) => ({ [loan.reveal("apiKey")]: 1 })],
    ["as bytes", (loan) => Buffer.from(loan.reveal("apiKey"))],
    ["in an error", (loan) => new Error(loan.reveal("apiKey"))],
    ["in a hidden property", (loan) => Object.defineProperty({}, "x", { value: loan.reveal("apiKey"), enumerable: false })],
    ["in an address", (loan) => new URL(`https://example.com/${loan.reveal("apiKey")}`)],
    ["in headers", (loan) => new Headers({ authorization: loan.reveal("apiKey") })],
    ["in base64", (loan) => Buffer.from(loan.reveal("apiKey")).toString("base64")],
  ];
  test.each(kept)("%s", async (_, use) => {
    await expect(lend(secrets, async (loan) => use(loan))).rejects.toThrow(LeakedSecretError);
  });

  test("the loan ends with the function", async () => {
    const loan = await lend(secrets, async (given) => ({ ask: () => given.reveal("apiKey") }));
    expect(() => loan.ask()).toThrow(LeakedSecretError);
  });

  test("an error that quotes it is replaced, with its causes; any other passes as it is", async () => {
    const fail = (error: (secret: string) => Error) =>
      lend(secrets, async (loan) => {
        throw error(loan.reveal("apiKey"));
      }).catch((thrown: unknown) => thrown);
    for (const quoting of [
      (secret: string) => new Error(`GET /bot${secret}/getMe failed`),
      (secret: string) => new Error("failed", { cause: new Error(secret) }),
      (secret: string) => Object.assign(new Error("failed"), { config: { headers: [secret] } }),
    ]) {
      const thrown = await fail(quoting);
      expect(thrown).toBeInstanceOf(WashedError);
      expect(inspect(thrown, { showHidden: true, depth: 10 })).not.toContain(SECRET);
    }
    const plain = new Error("the vendor is down");
    expect(await fail(() => plain)).toBe(plain);
  });
});

describe("a loan for a stream", () => {
  test("lasts as long as it is read, and ends when its reader leaves", async () => {
    let given: SecretLoan | undefined;
    const parts = lendForStream(secrets, async function* (loan) {
      given = loan;
      for (let index = 0; index < 5; index += 1) yield loan.reveal("apiKey").length + index;
    });
    for await (const part of parts) if (part > SECRET.length) break;
    expect(() => given?.reveal("apiKey")).toThrow(LeakedSecretError);
  });

  test("a part that holds the secret is not passed on", async () => {
    const parts = lendForStream(secrets, async function* (loan) {
      yield "fine";
      yield { text: `it is ${loan.reveal("apiKey")}` };
    });
    const read: unknown[] = [];
    await expect(
      (async () => {
        for await (const part of parts) read.push(part);
      })(),
    ).rejects.toThrow(LeakedSecretError);
    expect(read).toEqual(["fine"]);
  });
});
