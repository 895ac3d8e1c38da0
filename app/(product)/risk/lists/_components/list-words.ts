import type { ListName, ListSide, ListSubject } from "../../../../_client/risk-lists.ts";

export const LISTS = [
  { value: "block", label: "Block" },
  { value: "watch", label: "Watch" },
  { value: "allow", label: "Allow" },
  { value: "sanctioned", label: "Sanctioned" },
  { value: "high_risk", label: "High risk" },
] as const satisfies readonly { value: ListName; label: string }[];

export const LIST_EFFECTS: Readonly<Record<ListName, string>> = {
  block: "Every transaction with one of these is blocked, whatever else is said of it.",
  watch: "Every transaction with one of these is reviewed at least.",
  allow: "Scores of these count for nothing. A block, a watch and a sanction still do.",
  sanctioned: "Every transaction with one of these countries is held at least.",
  high_risk: "Rules may ask for these countries; the shipped rules warn from 1,000 US dollars on.",
};

export const SUBJECT_WORDS: Readonly<Record<ListSubject, string>> = { account: "Account", country: "Country", network: "Network" };
export const SIDE_WORDS: Readonly<Record<ListSide, string>> = { any: "Paying or paid", payer: "Only paying", payee: "Only paid" };

export const isCountryList = (list: ListName): boolean => list === "sanctioned" || list === "high_risk";

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** A country by its name as well; accounts that were listed from their page by their token. */
export function subjectName({ subject, key, name }: { subject: ListSubject; key: string; name: string | null }): string {
  if (subject !== "country") return name ?? key;
  return `${COUNTRIES.of(key) ?? key} (${key})`;
}
