import { describe, expect, test } from "vitest";
import { tokenHashOf } from "../platform/crypto/secret-token.ts";
import { createId } from "../platform/ids.ts";
import { createRefreshToken, parseRefreshToken, successorOf } from "./refresh-token.ts";

const secret = "a-secret-of-at-least-thirty-two-letters";
const sessionId = createId("session");
const token = createRefreshToken(secret, sessionId);

describe("refresh tokens", () => {
  test("an issued token and all its successors name their session", () => {
    let current = token;
    for (let step = 0; step < 20; step += 1) {
      expect(parseRefreshToken(secret, current)).toEqual({ sessionId });
      current = successorOf(secret, sessionId, current);
    }
  });

  test("a successor is the same for every tab, and nobody without the server's secret can compute it", () => {
    expect(successorOf(secret, sessionId, token)).toBe(successorOf(secret, sessionId, token));
    expect(successorOf("another secret", sessionId, token)).not.toBe(successorOf(secret, sessionId, token));
  });

  test("a token made up for a known session is not ours, so it cannot end that session", () => {
    expect(parseRefreshToken(secret, createRefreshToken("another secret", sessionId))).toBeNull();
    expect(parseRefreshToken(secret, token.replace(sessionId, createId("session")))).toBeNull();
    const changed = `${token.slice(0, -1)}${token.endsWith("A") ? "Q" : "A"}`;
    expect(parseRefreshToken(secret, changed)).toBeNull();
  });

  test.each(["", "..", "ses_.a.b", "x".repeat(100_000), `${token}.`, ` ${token}`])("%s is null, not an error", (text) => {
    expect(parseRefreshToken(secret, text)).toBeNull();
  });

  test("what is stored does not contain the token", () => {
    expect(tokenHashOf(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(token).not.toContain(tokenHashOf(token));
  });
});
