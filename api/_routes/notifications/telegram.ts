import { z } from "zod";
import { createLinkCode, getTelegramLink, unlinkTelegram } from "../../../lib/notifications/telegram/link-chat.ts";
import { readUpdate } from "../../../lib/notifications/telegram/read-update.ts";
import { receiveUpdate } from "../../../lib/notifications/telegram/receive-update.ts";
import {
  receivedSchema,
  telegramCodeSchema,
  telegramLinkSchema,
  UPDATE_MAX_BYTES,
  updateSchema,
} from "../../../lib/notifications/telegram/telegram.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const receiveRoute = defineRoute({
  method: "post",
  path: "/telegram/webhook",
  summary: "Take in one update of the bot",
  description:
    "For Telegram alone, with the secret it was given. Only chats of `TELEGRAM_ALLOWED_CHATS` get an answer; an update that comes again does nothing.",
  access: "telegram",
  limit: limits.telegram,
  bodyMaxBytes: UPDATE_MAX_BYTES,
  // Telegram adds to its updates as it likes, so none of our strict bodies fits.
  receives: { mediaType: "application/json", schema: updateSchema },
  output: receivedSchema,
  errors: ["request.invalid"],
  handle: async ({ ctx, request }) => receiveUpdate(ctx, readUpdate(await request.bytes())),
});

const linkRoute = defineRoute({
  method: "get",
  path: "/telegram/link",
  summary: "Whether a chat with the bot is linked to you",
  access: "account.read",
  limit: limits.read,
  output: telegramLinkSchema,
  errors: [],
  handle: ({ ctx }) => getTelegramLink(ctx),
});

const codeRoute = defineRoute({
  method: "post",
  path: "/telegram/link",
  summary: "Get a code that links the chat it is sent in to you",
  description: "Sent to the bot as `/link CODE` within ten minutes, in a private chat. A new code ends the one before.",
  access: "account.write",
  limit: limits.account,
  output: telegramCodeSchema,
  errors: ["notifications.telegram_not_configured"],
  handle: ({ ctx }) => createLinkCode(ctx),
});

const unlinkRoute = defineRoute({
  method: "delete",
  path: "/telegram/link",
  summary: "Unlink your chat; the bot knows you no longer",
  access: "account.write",
  limit: limits.account,
  output: z.void(),
  status: 204,
  errors: [],
  handle: ({ ctx }) => unlinkTelegram(ctx),
});

export const telegramRoutes: readonly Route[] = [receiveRoute, linkRoute, codeRoute, unlinkRoute];
