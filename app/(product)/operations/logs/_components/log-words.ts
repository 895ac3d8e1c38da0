import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { LineLevel } from "../../../../_client/log-lines.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";

export const LEVEL_LOOKS: Readonly<Record<LineLevel, { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  error: { word: "Error", tone: "blocked", icon: OctagonAlert },
  warn: { word: "Warning", tone: "redacted", icon: TriangleAlert },
  info: { word: "Info", tone: "neutral", icon: Info },
};
