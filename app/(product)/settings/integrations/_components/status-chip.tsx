import { CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon, Server, TimerOff } from "lucide-react";
import type { Integration } from "../../../../_client/integrations.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";

type Chip = { tone: BadgeTone; icon: LucideIcon; word: string };

/** "Connected" only after the service itself has taken the secret. */
export function StatusChip({ integration, isTesting }: { integration: Integration; isTesting: boolean }) {
  const { tone, icon, word } = isTesting ? TESTING : chipOf(integration);
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

const TESTING: Chip = { tone: "info", icon: LoaderCircle, word: "Testing" };
const CHIPS: Readonly<Record<Integration["status"], Chip>> = {
  connected: { tone: "safe", icon: CircleCheck, word: "Connected" },
  failed: { tone: "blocked", icon: CircleX, word: "Failed" },
  untested: { tone: "neutral", icon: CircleDashed, word: "Not tested" },
};

function chipOf({ status, isExpired, scope }: Integration): Chip {
  if (scope === "platform") return { tone: "neutral", icon: Server, word: "Set" };
  return isExpired ? { tone: "blocked", icon: TimerOff, word: "Expired" } : CHIPS[status];
}
