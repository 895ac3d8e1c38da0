import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { asProven } from "./acting.ts";
import { digestOf, makeWord } from "./chat-keys.ts";
import { parseCommand, type TelegramCommand, wordsOf } from "./parse-command.ts";
import type { TelegramDeps } from "./ports.ts";
import { note, runCommand } from "./run-command.ts";

const WORD_LETTERS = 6;
const WORD_MS = 2 * 60_000;

export function isDangerous({ type }: TelegramCommand): boolean {
  return type === "maintenance" || type === "kill";
}

/** Says a word that has to come back within two minutes, from the same person. Nothing has happened yet. */
export async function askToConfirm(ctx: Context<TelegramDeps>, command: TelegramCommand): Promise<string> {
  try {
    assertMay(ctx, command);
  } catch (error) {
    if (error instanceof AppError) await note(ctx, command, error.code);
    throw error;
  }
  const userId = userIdOf(ctx);
  const word = makeWord(WORD_LETTERS);
  const asked = wordsOf(command);
  const ticket = { _id: digestOf(userId, word), orgId: ctx.orgId, userId, type: "confirmation", command: asked } as const;
  await ctx.deps.telegramTickets.replace(ctx.orgId, { ...ticket, endsAt: new Date(ctx.clock.now() + WORD_MS) });
  return `${asked}: this takes effect at once. Send ${word} within two minutes to do it.`;
}

/** Null where the word is not one this person was given, or its time is over. */
export async function confirm(ctx: Context<TelegramDeps>, word: string): Promise<string | null> {
  const userId = userIdOf(ctx);
  const now = new Date(ctx.clock.now());
  const ticket = await ctx.deps.telegramTickets.takeConfirmation(ctx.orgId, userId, digestOf(userId, word), now);
  const said = ticket?.command ? parseCommand(ticket.command) : null;
  if (said?.type !== "command" || !isDangerous(said.command)) return null;
  assertMay(ctx, said.command);
  return runCommand(asProven(ctx), said.command);
}

/** Whoever runs the deployment, and for stopping something its organization's owners. The verb asks once more. */
function assertMay(ctx: Context<TelegramDeps>, { type }: TelegramCommand): void {
  assertPermission(ctx, type === "maintenance" ? "deployment.write" : "failsafe.trip");
  if (type === "kill" && ctx.role !== "OWNER" && ctx.platformRole !== "SUPER_ADMIN")
    throw new AppError("forbidden", "auth.permission_required", "Only an owner stops something from here.");
}
