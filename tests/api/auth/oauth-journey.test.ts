import { randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { createOAuthBrowser } from "../../support/oauth-browser.ts";
import { createOAuthWorld } from "../../support/oauth-world.ts";

const world = await createOAuthWorld();
const { harness, fakes, isSignedIn } = world;

describe("a journey belongs to one browser and leads somewhere once", () => {
  const states: readonly (readonly [string, (state: string) => string | null])[] = [
    ["none", () => null],
    ["an empty one", () => ""],
    ["a guess", () => randomBytes(32).toString("base64url")],
    ["a shorter one", (state) => state.slice(0, -1)],
    ["a longer one", (state) => `${state}A`],
    ["one in capitals", (state) => state.toUpperCase()],
    ["one with a space", (state) => ` ${state}`],
    ["one with a line end", (state) => `${state}\n`],
    ["one with a zero byte", (state) => `${state}\u0000`],
    ["one bit off", (state) => `${state.slice(0, -1)}${state.endsWith("A") ? "B" : "A"}`],
    ["the word null", () => "null"],
    ["the word undefined", () => "undefined"],
    ["an object", () => "[object Object]"],
    ["an operator", () => '{"$ne":null}'],
    ["a token without a signature", () => "eyJhbGciOiJub25lIn0.eyJ2YWx1ZSI6IngifQ."],
    ["a very long one", () => "A".repeat(8_000)],
    ["one in another script", () => "ｓｔａｔｅ"],
    ["a path", () => "../../etc/passwd"],
    ["an address", () => "https://evil.example"],
    ["it twice", (state) => `${state}&state=${state}`],
  ];
  test.each(states)("the state is %s", async (_name, bend) => {
    const browser = createOAuthBrowser(harness);
    const address = new URL(await browser.consent(await browser.begin("github")));
    const bent = bend(address.searchParams.get("state") ?? "");
    if (bent === null) address.searchParams.delete("state");
    else address.searchParams.set("state", bent);
    expect(await browser.arrive(address.toString())).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("what one browser began another cannot finish", async () => {
    const [attacker, victim] = [createOAuthBrowser(harness), createOAuthBrowser(harness)];
    const address = await attacker.consent(await attacker.begin("google"));
    await victim.begin("google");
    expect(await victim.arrive(address)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    expect(await createOAuthBrowser(harness).arrive(address)).toBe("/login?error=auth.provider_failed");
    expect(await isSignedIn(victim)).toBe(false);
  });

  test("the same answer twice, with the cookies of the first time, is refused before and by the provider", async () => {
    const browser = createOAuthBrowser(harness);
    const address = await browser.consent(await browser.begin("github"));
    const before = new Map(browser.cookies);
    expect(await browser.arrive(address)).toBe("/signed-in?next=%2Fchat");
    expect(await browser.arrive(address)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    const thief = createOAuthBrowser(harness);
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect(await thief.arrive(address)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    expect(await isSignedIn(thief)).toBe(false);
  });

  test("a state that has led somewhere leads nowhere again, also with a new code", async () => {
    const browser = createOAuthBrowser(harness);
    const start = await browser.begin("github");
    const before = new Map(browser.cookies);
    const [first, second] = [await browser.consent(start), await browser.consent(start)];
    expect(await browser.arrive(first)).toBe("/signed-in?next=%2Fchat");
    const thief = createOAuthBrowser(harness);
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect(await thief.arrive(second)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
  });

  test("cookies of one provider's journey, of another cookie's name or older than fifteen minutes are refused", async () => {
    const mixed = createOAuthBrowser(harness);
    const address = new URL(await mixed.consent(await mixed.begin("github")));
    address.pathname = "/api/auth/callback/google";
    expect(await mixed.arrive(address.toString())).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    const swapped = createOAuthBrowser(harness);
    const answer = await swapped.consent(await swapped.begin("google"));
    swapped.cookies.set("next-auth.state", swapped.cookies.get("next-auth.nonce") ?? "");
    expect(await swapped.arrive(answer)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    const late = createOAuthBrowser(harness);
    const old = await late.consent(await late.begin("google"));
    // next-auth dates its cookies by the machine's clock.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 16 * 60_000 });
    expect(await late.arrive(old)).toBe("/login?error=auth.provider_failed&next=%2Fchat");
    vi.useRealTimers();
  });

  test("nothing begins without the token against forged requests, and it ends on no other site", async () => {
    const browser = createOAuthBrowser(harness);
    expect(await browser.beginWithout("google")).not.toContain(new URL(fakes.endpoints.googleDiscovery).origin);
    expect(await browser.journey("google", "https://evil.example/x")).toBe("/signed-in");
    expect(await browser.journey("google", "//evil.example/x")).toBe("/signed-in");
    browser.cookies.set("next-auth.callback-url", "https://evil.example/");
    const address = await browser.consent(await browser.begin("google"));
    browser.cookies.set("next-auth.callback-url", "https://evil.example/");
    expect(await browser.arrive(address)).toBe("/signed-in");
  });
});
