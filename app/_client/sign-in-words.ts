/** What a journey to a provider, which ends at an address, says in words; the server's own words stand in its documentation. */
const WORDS: Readonly<Record<string, string>> = {
  "auth.provider_failed": "The provider did not confirm who you are. Try again, or sign in another way.",
  "auth.email_not_verified": "The provider has not verified your e-mail address. Verify it there and try again.",
  "auth.account_not_linked":
    "There is an account with this address already. Sign in to it the way you did before, then link the provider under Settings, Security.",
  "auth.linked_elsewhere":
    "That account is linked with another account here, or you have another one of the same provider linked. Unlink that one first.",
  "auth.link_refused": "Nothing was linked: this is no longer the session that asked for it. Start again.",
  "auth.sign_up_closed": "Registration is closed here. Ask an administrator for an account.",
  "auth.registration_refused": "This account cannot be registered. Sign in another way, or use another e-mail address.",
  "auth.membership_missing": "This account belongs to no organization any more. Ask its administrator to add you again.",
  "auth.account_banned": "This account has been banned. Ask an administrator if you think that is wrong.",
  "request.rate_limited": "Too many attempts from here. Try again in a minute.",
};

/** `code` comes from the address, where anybody may write anything: an unknown one gets a sentence of ours and is shown nowhere. */
export function toSignInWords(code: string): string {
  return WORDS[code] ?? "Signing in did not work out. Try again, or sign in another way.";
}
