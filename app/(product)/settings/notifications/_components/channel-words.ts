import type { ChannelName, Topic } from "../../../../_client/notifications.ts";

export const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  email: "E-mail",
  sms: "Text message",
  telegram: "Telegram",
  webhook: "Webhook",
};

/** What each topic tells of. */
export const TOPIC_HINTS: Readonly<Record<Topic, string>> = {
  alerts: "Latency, providers, errors",
  backups: "Missing, failed or stale copies",
  failsafe: "Trips and poor drills",
  risk: "Cases and reviews",
  prompts: "Promotions that wait for you",
  usage: "Budgets at 80 % and 100 %",
  integrations: "Keys that end, webhooks that pause",
  security: "Sign-in and access",
  reports: "Daily and weekly",
  system: "The rest, and tests",
};
