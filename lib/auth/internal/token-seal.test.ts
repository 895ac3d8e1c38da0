import { decode, encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { openToken, sealToken } from "./token-seal.ts";

const secret = "a-secret-of-at-least-thirty-two-letters";
const payload = { sub: "usr_1", orgId: "org_1", role: "OWNER", exp: Math.floor(Date.now() / 1_000) + 600 };

describe("the session token is next-auth's", () => {
  test("next-auth opens what we seal", async () => {
    expect(await decode({ token: sealToken(secret, payload), secret })).toEqual(payload);
  });

  test("we open what next-auth seals", async () => {
    const token = await encode({ token: { sub: "usr_1", orgId: "org_1" }, secret, maxAge: 600 });
    expect(openToken(secret, token)).toMatchObject({ sub: "usr_1", orgId: "org_1" });
  });
});

describe("only what this secret sealed opens", () => {
  const token = sealToken(secret, payload);

  test("another secret opens nothing", () => expect(openToken(`${secret}!`, token)).toBeNull());

  test("the same payload never looks the same twice", () => expect(sealToken(secret, payload)).not.toBe(token));

  test("a change of any one character is noticed", () => {
    for (let index = 0; index < token.length; index += 1) {
      if (token[index] === ".") continue;
      const changed = `${token.slice(0, index)}${token[index] === "A" ? "Q" : "A"}${token.slice(index + 1)}`;
      expect(openToken(secret, changed), `character ${index}`).toBeNull();
    }
  });

  test("one text stands for one token: neither signs that decode to nothing nor spare bits make another", () => {
    const last = token.at(-1) ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // 16 bytes leave four bits of the last character unused: its 15 neighbours decode alike.
    const neighbours = [...alphabet].filter((each) => each !== last).map((each) => `${token.slice(0, -1)}${each}`);
    for (const twin of [`${token}~`, `${token}=`, `${token}\n`, token.replace(".", "~."), ...neighbours])
      expect(openToken(secret, twin)).toBeNull();
    expect(openToken(secret, token)).not.toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["dots", "...."],
    ["a signed token without encryption", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9."],
    ["a short tag", token.slice(0, -4)],
    ["a sixth part", `${token}.AAAA`],
    ["a megabyte", "A".repeat(1_000_000)],
  ])("%s is null, not an error", (_name, text) => expect(openToken(secret, text)).toBeNull());
});
