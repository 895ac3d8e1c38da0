import { NextRequest } from "next/server";
import { handleNextAuth } from "../../app/api/auth/[...nextauth]/handle-next-auth.ts";
import { type Browser, createBrowser } from "./browser.ts";
import type { Harness } from "./harness.ts";

/** A browser that goes to a provider and back, through the same handler the deployment has for next-auth's addresses. */
export type OAuthBrowser = Browser & {
  /** To the provider's own page, as the address to open, or where the start was refused. */
  begin(provider: string, callbackUrl?: string): Promise<string>;
  /** The same without the token against forged requests. */
  beginWithout(provider: string): Promise<string>;
  /** What the provider's page answers with: our own address, with code and state. */
  consent(address: string): Promise<string>;
  /** Opens one of next-auth's addresses; where it leads. */
  arrive(address: string): Promise<string>;
  /** All three. */
  journey(provider: string, callbackUrl?: string): Promise<string>;
};

export function createOAuthBrowser(harness: Harness): OAuthBrowser {
  const browser = createBrowser(harness);

  async function ask(address: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, ...(form && { "content-type": "application/x-www-form-urlencoded" }) };
    const init = { method: form ? "POST" : "GET", headers, ...(form && { body: new URLSearchParams(form).toString() }) };
    const response = await handleNextAuth(new NextRequest(new URL(address, harness.url), init), harness.runtime);
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }

  function keep(line: string): void {
    const name = line.slice(0, line.indexOf("="));
    const value = line.slice(name.length + 1, line.indexOf(";"));
    browser.lines.set(name, line);
    if (value === "" || /Max-Age=0(?:;|$)/i.test(line)) browser.cookies.delete(name);
    else browser.cookies.set(name, decodeURIComponent(value));
  }

  const self: OAuthBrowser = {
    ...browser,
    async begin(provider, callbackUrl = "/chat") {
      const { csrfToken } = await (await ask("/api/auth/csrf")).json();
      const response = await ask(`/api/auth/signin/${provider}`, { csrfToken, callbackUrl, json: "true" });
      return (await response.json()).url;
    },
    async beginWithout(provider) {
      return (await ask(`/api/auth/signin/${provider}`, { callbackUrl: "/chat" })).headers.get("location") ?? "nowhere";
    },
    async consent(address) {
      const response = await fetch(address, { redirect: "manual" });
      return response.headers.get("location") ?? `no redirect: ${response.status}`;
    },
    async arrive(address) {
      return (await ask(address)).headers.get("location") ?? "nowhere";
    },
    journey: async (provider, callbackUrl) => self.arrive(await self.consent(await self.begin(provider, callbackUrl))),
  };
  return self;
}
