import { OAUTH_ENDPOINTS, type OAuthSettings } from "../../../lib/auth/oauth/providers.ts";
import type { WaysInDeps } from "../../../lib/auth/ways-in.ts";

export const NO_PROVIDERS: OAuthSettings = { google: null, github: null, endpoints: OAUTH_ENDPOINTS };

/** Of people who have a password and nothing else: there is nothing to find, and nothing may be written. */
export function noOtherWaysIn(): WaysInDeps {
  const refused = () => Promise.reject(new Error("Nobody in the fakes signs in by passkey or provider."));
  return {
    passkeys: {
      insert: refused,
      find: async () => null,
      findByCredential: async () => null,
      list: async () => [],
      use: refused,
      rename: refused,
      delete: refused,
      deleteAll: refused,
    },
    linkedAccounts: {
      insert: refused,
      findBySubject: async () => null,
      find: async () => null,
      list: async () => [],
      use: refused,
      delete: refused,
    },
    spentProofs: { insert: refused },
  };
}
