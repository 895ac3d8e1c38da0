import type { Integration, IntegrationScope, TestReason } from "../../../../_client/integrations.ts";

export const SCOPES: readonly { scope: IntegrationScope; title: string; text: string }[] = [
  { scope: "personal", title: "Yours", text: "Used for you before anybody else's. Nobody else can use or see them." },
  { scope: "organization", title: "Your organization's", text: "Used for everybody who has none of their own." },
  { scope: "platform", title: "The deployment's", text: "Set by whoever runs this server, and used last. They cannot be changed here." },
];

/** Why a test failed, and what to do about it. */
export const REASONS: Readonly<Record<NonNullable<TestReason>, string>> = {
  key_refused: "The service refused the secret. Rotate it with a value that the service shows as active.",
  address_refused: "The address leads into a private network, so nothing was sent. Use a public address.",
  unreachable: "The service could not be reached. Check the address and test again.",
  timeout: "The service did not answer within five seconds. Test again.",
  rate_limited: "The service limits requests at the moment. Test again in a minute.",
  vendor_error: "The service failed on its side. Test again later.",
  unexpected_answer: "Something else answered than this service. Check the address.",
};

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

export const formatDay = (iso: string): string => day.format(new Date(iso));
export const formatTime = (iso: string): string => `${moment.format(new Date(iso))} UTC`;

/** The end of that day, as far west as days begin late; "" is no day. */
export function toExpiry(date: string): string | null {
  return date === "" ? null : `${date}T23:59:59Z`;
}

export function totalUses({ usage }: Pick<Integration, "usage">): number {
  return usage.reduce((sum, { count }) => sum + count, 0);
}
