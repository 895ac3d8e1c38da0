import { CircleAlert, Info, type LucideIcon, OctagonAlert } from "lucide-react";
import type { Notification, Topic } from "../../../_client/notifications.ts";
import type { BadgeTone } from "../../../_ui/badge.tsx";

export const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
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

export const SEVERITY_LOOK: Readonly<Record<Notification["severity"], { tone: BadgeTone; icon: LucideIcon; word: string }>> = {
  info: { tone: "info", icon: Info, word: "Info" },
  warning: { tone: "redacted", icon: CircleAlert, word: "Warning" },
  critical: { tone: "blocked", icon: OctagonAlert, word: "Critical" },
};
