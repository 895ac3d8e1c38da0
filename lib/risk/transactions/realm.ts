import type { TransactionSource } from "./transaction-record.ts";

/** Generated transactions have accounts, profiles and a population of their own: they never change what real ones are judged by. */
export const REALMS = ["live", "demo"] as const;
export type Realm = (typeof REALMS)[number];

export const realmOf = ({ type }: Pick<TransactionSource, "type">): Realm => (type === "demo" ? "demo" : "live");

/** What the tokens of accounts and ids are made under (`searchKeys.forOrganization`). */
export const TOKEN_REALMS: Readonly<Record<Realm, string>> = { live: "risk", demo: "risk-demo" };
