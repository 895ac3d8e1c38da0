import { CircleAlert, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { AuditSeverity } from "../../../../_client/audit.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";

export const SEVERITY_LOOKS: Readonly<Record<AuditSeverity, { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  info: { word: "Info", tone: "neutral", icon: Info },
  notice: { word: "Notice", tone: "info", icon: CircleAlert },
  warning: { word: "Warning", tone: "redacted", icon: TriangleAlert },
  critical: { word: "Critical", tone: "blocked", icon: OctagonAlert },
};

/** `auth.user-banned` reads "User banned". */
export function describeAction(action: string): string {
  const words = (action.split(".").at(-1) ?? action).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
