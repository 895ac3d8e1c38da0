import type { Context } from "../../platform/context.ts";
import type { UserRecord } from "../user.store.ts";
import type { PrivacyDeps } from "./ports.ts";
import type { Receipt } from "./receipt.ts";

type Recipient = Pick<UserRecord, "email" | "name">;

/** A letter that cannot be sent keeps nobody's deletion from going on; the receipt can be downloaded until then. */
export async function sendReceipt(ctx: Context<PrivacyDeps>, { email, name }: Recipient, receipt: Receipt): Promise<void> {
  const { mailer, auth } = ctx.deps;
  const isDone = receipt.state === "completed";
  const lines = isDone
    ? ["Your account is deleted. Nothing with your id, address or name is left with us; this is the receipt."]
    : [
        `Your account will be deleted on ${receipt.dueAt.slice(0, 10)}. Until then you can sign in and call it off:`,
        `${auth.baseUrl}/settings/privacy`,
        "This is the receipt of your request.",
      ];
  const letter = {
    to: { email, name },
    subject: isDone ? "Your account is deleted" : "Your account will be deleted",
    text: [...lines, JSON.stringify(receipt), "The signatures are checked with the keys at /api/audit/keys."].join("\n\n"),
  };
  await deliver(ctx, () => mailer.send(letter));
}

/** Where the archive is; the link itself is made for whoever is signed in. */
export async function sendExportReady(ctx: Context<PrivacyDeps>, { email, name }: Recipient): Promise<void> {
  const text = [
    "The archive of everything about you is ready. It can be downloaded once, within 24 hours:",
    `${ctx.deps.auth.baseUrl}/settings/privacy`,
  ].join("\n\n");
  await deliver(ctx, () => ctx.deps.mailer.send({ to: { email, name }, subject: "Your archive is ready", text }));
}

async function deliver(ctx: Context<PrivacyDeps>, send: () => Promise<void>): Promise<void> {
  await send().catch((error: unknown) => ctx.log.warn({ error }, "a letter about privacy was not sent"));
}
