import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { ProblemError } from "./problem.ts";

const providerSchema = z.enum(["google", "github"]);
export type Provider = z.infer<typeof providerSchema>;

export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = { google: "Google", github: "GitHub" };

const linkedAccountsSchema = z.object({
  items: z.array(z.object({ provider: providerSchema, email: z.string(), createdAt: z.string(), lastUsedAt: z.nullable(z.string()) })),
  providers: z.array(providerSchema),
  hasPassword: z.boolean(),
});
export type LinkedAccounts = z.infer<typeof linkedAccountsSchema>;

export function listLinkedAccounts(signal?: AbortSignal): Promise<LinkedAccounts> {
  return requestJson("/api/auth/linked-accounts", linkedAccountsSchema, { signal });
}

export async function unlinkAccount(provider: Provider): Promise<void> {
  await requestOk("/api/auth/linked-accounts/unlink", { method: "POST", body: { signInWith: provider } });
}

/** Leaves for the provider's page; it leads back to `returnTo`. */
export async function goToProvider(provider: Provider, returnTo: string): Promise<void> {
  const { csrfToken } = await requestJson("/api/auth/csrf", z.object({ csrfToken: z.string() }), { onExpired: "throw" });
  const body = { csrfToken, callbackUrl: returnTo, json: "true" };
  const { url } = await requestJson(`/api/auth/signin/${provider}`, z.object({ url: z.string() }), {
    method: "POST",
    body,
    onExpired: "throw",
  });
  // Back to a page of ours, at once: the provider could not be reached.
  if (new URL(url, window.location.origin).origin === window.location.origin) throw toUnreachable(provider);
  window.location.assign(url);
}

export async function startLinking(provider: Provider): Promise<void> {
  const startedSchema = z.object({ returnTo: z.string() });
  const { returnTo } = await requestJson("/api/auth/linked-accounts/start", startedSchema, {
    method: "POST",
    body: { signInWith: provider },
  });
  await goToProvider(provider, returnTo);
}

function toUnreachable(provider: Provider): ProblemError {
  const detail = `${PROVIDER_NAMES[provider]} does not answer right now. Try again in a moment, or choose another way.`;
  return new ProblemError({ status: 0, code: "client.provider_unreachable", title: "No answer", detail });
}
