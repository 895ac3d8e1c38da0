import type { FactorRecord } from "../../../lib/auth/mfa/factor.store.ts";
import type { TicketRecord } from "../../../lib/auth/mfa/ticket.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { Stores } from "./seldom.ts";
import { seededId } from "./tenancy.ts";

type Past = { now: number; at(index: number): Date };

export function seededSecondSteps({ now, at }: Past) {
  const factor = (index: number): FactorRecord => {
    const times = { enrolledAt: at(index), lastUsedAt: at(index) };
    const totp = { sealedSeed: `sealed-${index}`, lastStep: index, ...times };
    return { _id: seededId("usr", index), totp, pendingTotp: null, sms: null, pendingSms: null, recoveryCodes: [`digest-${index}`] };
  };
  const ticket = (index: number): TicketRecord => {
    const bound = { userId: seededId("usr", index), proven: ["password" as const], tokenVersion: 1, tries: 0 };
    return { _id: `digest-of-ticket-${index}`, ...bound, createdAt: at(index), expiresAt: new Date(now + 300_000) };
  };
  return { second_factors: factor, second_step_tickets: ticket };
}

export async function askSecondSteps(
  { createFactorStore: factors, createTicketStore: tickets, ...stores }: Stores,
  db: Database,
): Promise<void> {
  const nobody = "usr_nobody_with_factors";
  const at = new Date();
  const times = { enrolledAt: at, lastUsedAt: at };
  await factors.find(nobody);
  await factors.beginTotp(nobody, { sealedSeed: "a", expiresAt: at });
  await factors.beginSms(nobody, { sealedPhone: "a", expiresAt: at });
  await factors.spendStep(nobody, { sealedSeed: "a", step: 1, at });
  await factors.markSmsUsed(nobody, at);
  await tickets.insert({ _id: "digest", userId: nobody, proven: [], tokenVersion: 1, tries: 0, createdAt: at, expiresAt: at });
  await tickets.find("digest", at);
  await tickets.countTry("digest", { now: at, maxTries: 5 });
  await tickets.spend("digest");
  await db.withTransaction(async (transaction) => {
    await factors.confirmTotp(nobody, { sealedSeed: "b", lastStep: 1, ...times }, transaction);
    await factors.confirmSms(nobody, { sealedPhone: "b", ...times }, transaction);
    await factors.addRecoveryCodes(nobody, ["a"], transaction);
    await factors.spendRecoveryCode(nobody, "a", transaction);
    await factors.replaceRecoveryCodes(nobody, ["b"], transaction);
    await factors.removeTotp(nobody, transaction);
    await factors.removeSms(nobody, transaction);
    await factors.delete(nobody, transaction);
    await tickets.deleteAll(nobody, transaction);
    await stores.createUserStore.addFactor(nobody, "totp", transaction);
    await stores.createUserStore.clearFactors(nobody, transaction);
    await stores.createUserStore.removeFactor(nobody, "totp", transaction);
    await stores.createSessionStore.renewProof("org_nobody", "ses_nobody", { method: "totp", at }, transaction);
  });
}
