import { userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type TelegramCommand, wordsOf } from "./parse-command.ts";
import type { TelegramDeps } from "./ports.ts";

/** Each command is in the trail, also one that was refused: who, what, and why not. */
export async function runCommand(ctx: Context<TelegramDeps>, command: TelegramCommand): Promise<string> {
  try {
    const answer = await run(ctx, command);
    await note(ctx, command, null);
    return answer;
  } catch (error) {
    if (error instanceof AppError) await note(ctx, command, error.code);
    throw error;
  }
}

export async function note(ctx: Context<TelegramDeps>, command: TelegramCommand, reason: string | null): Promise<void> {
  const entry = toAuditRecord(ctx, {
    action: reason === null ? "notifications.telegram-command-run" : "notifications.telegram-command-refused",
    target: { type: "telegram-command", id: command.type },
    severity: "notice",
    after: wordsOf(command),
    ...(reason !== null && { reason }),
  });
  await ctx.deps.audit.append(entry);
}

async function run(ctx: Context<TelegramDeps>, command: TelegramCommand): Promise<string> {
  const { telegramActions: actions, telegramChats } = ctx.deps;
  switch (command.type) {
    case "status":
      return actions.status(ctx);
    case "alerts":
      return actions.alerts(ctx);
    case "ack":
      return actions.acknowledge(ctx, command.alertId);
    case "silence":
      return actions.silence(ctx, command);
    case "maintenance":
      return actions.setMaintenance(ctx, command.isOn);
    case "kill":
      return actions.kill(ctx, command.subject);
    case "unlink":
      await telegramChats.unlink(ctx.orgId, userIdOf(ctx));
      return "This chat is linked to nobody now.";
    case "help":
    case "link":
      throw new Error("Answered before anybody is asked who they are.");
  }
}
