import type { Delivery, DeliveryTry, Endpoint, WebhookTopic } from "../../../../_client/webhooks.ts";

export const TOPIC_WORDS: Readonly<Record<WebhookTopic, string>> = {
  alerts: "Alerts",
  backups: "Backups",
  failsafe: "Fail-safe",
  risk: "Risk",
  prompts: "Prompts",
  usage: "Usage",
  integrations: "Integrations",
  security: "Security",
  reports: "Reports",
  system: "System",
};

export const PAUSE_WORDS: Readonly<Record<NonNullable<Endpoint["pausedBecause"]>, string>> = {
  person: "Somebody paused it. What happens meanwhile is kept, to be sent when it is resumed.",
  gone: "Its receiver answered 410: nobody wants events there any more. Mend it, then resume.",
  failures: "Nothing arrived there for three days. Mend the receiver, then resume and send again what failed.",
};

export const DELIVERY_WORDS: Readonly<Record<Delivery["state"], string>> = {
  queued: "Waits",
  running: "Under way",
  delivered: "Delivered",
  failed: "Failed",
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  exhausted: "Given up after every try.",
  gone: "The receiver answered 410.",
  endpoint_paused: "The webhook was paused.",
  endpoint_removed: "The webhook was removed.",
};

export const reasonWords = (reason: string) => REASON_WORDS[reason] ?? "It was given up.";

const FAILURE_WORDS: Readonly<Record<NonNullable<DeliveryTry["failure"]>, string>> = {
  refused: "leads into a private network",
  timeout: "no answer in 15 seconds",
  unreachable: "cannot be reached",
  too_large: "answered too much",
};

export function tryWords({ status, failure }: DeliveryTry): string {
  if (failure !== null) return FAILURE_WORDS[failure];
  return status === null ? "no answer" : `answered ${status}`;
}
