import type { Context } from "../../platform/context.ts";
import { observe } from "../engine/observe.ts";
import { createProfile, type Profile } from "../engine/profile.ts";
import type { ProfileRecord } from "../profiles/profile.store.ts";
import { TOKEN_REALMS } from "../transactions/realm.ts";
import { toMovement } from "../transactions/to-movement.ts";
import type { DemoRunRecord } from "./demo-run.store.ts";
import type { DemoPayment } from "./demo-town.ts";
import type { DemoPlayDeps } from "./ports.ts";
import { toDemoInput } from "./to-demo-input.ts";

/** Profiles of people who have lived for weeks. One that is there already stays: it has gone on from here. */
export async function givePast(ctx: Context<DemoPlayDeps>, { orgId }: DemoRunRecord, past: readonly DemoPayment[]): Promise<void> {
  const accounts = await ctx.deps.searchKeys.forOrganization(orgId, TOKEN_REALMS.demo);
  const profiles = new Map<string, Profile>();
  const profileOf = (key: string): Profile => {
    const profile = profiles.get(key) ?? createProfile();
    profiles.set(key, profile);
    return profile;
  };
  for (const [index, payment] of past.entries()) {
    const input = toDemoInput(payment, { tag: "past", index });
    const [payerKey, payeeKey] = [accounts.nameOf(input.from), accounts.nameOf(input.to)];
    observe(toMovement(input, { payerKey, payeeKey }), profileOf(payerKey), profileOf(payeeKey));
  }
  const records = [...profiles].map(
    ([_id, { bytes }]): ProfileRecord => ({ _id, orgId, realm: "demo", bytes, version: 1, unconfirmed: [] }),
  );
  await ctx.deps.riskProfiles.replaceAll(orgId, records);
}
