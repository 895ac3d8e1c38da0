import { emailSchema } from "../schema.ts";
import type { OAuthProvider } from "./schema.ts";

/** Who a provider says somebody is. */
export type ProviderIdentity = {
  provider: OAuthProvider;
  /** The provider's own id of the account. */
  subject: string;
  /** One the provider says it has verified, else null: an address somebody merely wrote down there is worth nothing here. */
  verifiedEmail: string | null;
  name: string;
};

type GoogleProfile = { sub?: unknown; email?: unknown; email_verified?: unknown; name?: unknown };

/** Claims of Google's id token, whose signature, issuer, audience and nonce have been checked. */
export function toGoogleIdentity(profile: GoogleProfile): ProviderIdentity | null {
  if (typeof profile.sub !== "string" || profile.sub === "") return null;
  const verifiedEmail = profile.email_verified === true ? toEmail(profile.email) : null;
  return { provider: "google", subject: profile.sub, verifiedEmail, name: toName(profile.name, verifiedEmail) };
}

type GithubProfile = { id?: unknown; login?: unknown; name?: unknown };

/** `emails` is GitHub's own list: the address in a profile is whatever its owner shows, the list says what is verified. */
export function toGithubIdentity(profile: GithubProfile, emails: unknown): ProviderIdentity | null {
  if (typeof profile.id !== "number" || !Number.isSafeInteger(profile.id)) return null;
  const primary = Array.isArray(emails) ? emails.find(isVerifiedPrimary) : undefined;
  const verifiedEmail = toEmail(primary?.email);
  return { provider: "github", subject: String(profile.id), verifiedEmail, name: toName(profile.name ?? profile.login, verifiedEmail) };
}

function isVerifiedPrimary(entry: unknown): entry is { email: unknown } {
  if (typeof entry !== "object" || entry === null || !("email" in entry)) return false;
  return "primary" in entry && entry.primary === true && "verified" in entry && entry.verified === true;
}

function toEmail(value: unknown): string | null {
  const email = emailSchema.safeParse(value);
  return email.success ? email.data : null;
}

const LONGEST_NAME = 100;

function toName(value: unknown, email: string | null): string {
  const text = typeof value === "string" ? value : "";
  const name = text.replace(/\p{Cc}+/gu, " ").trim();
  return [...(name === "" ? (email?.split("@")[0] ?? "") : name)].slice(0, LONGEST_NAME).join("").trim() || "New member";
}
