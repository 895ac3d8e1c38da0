import { z } from "zod";

export const oauthProviderSchema = z.enum(["google", "github"]);
export type OAuthProvider = z.infer<typeof oauthProviderSchema>;

export const linkedAccountSchema = z.object({
  provider: oauthProviderSchema,
  /** As the provider had it when it was linked. */
  email: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});

/** What of a person's ways to sign in there is beside passkeys. */
export const linkedAccountsSchema = z.object({
  items: z.array(linkedAccountSchema),
  /** Providers this deployment is configured for. */
  providers: z.array(oauthProviderSchema),
  hasPassword: z.boolean(),
});
export type LinkedAccounts = z.infer<typeof linkedAccountsSchema>;
