import { CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReadinessItem, ReadinessState } from "../../../../_client/readiness.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";

const LOOKS: Readonly<Record<ReadinessState, { tone: BadgeTone; icon: LucideIcon; word: string }>> = {
  pass: { tone: "safe", icon: CircleCheck, word: "Pass" },
  warn: { tone: "redacted", icon: TriangleAlert, word: "Look at it" },
  fail: { tone: "blocked", icon: CircleX, word: "Fail" },
  "not-applicable": { tone: "neutral", icon: CircleMinus, word: "Not applicable" },
};

/** What was seen, why it matters, and, where it does not pass, what to do. */
export function ReadinessRow({ item: { state, title, evidence, why, mend } }: { item: ReadinessItem }) {
  const { tone, icon, word } = LOOKS[state];
  const isToMend = state === "fail" || state === "warn";
  return (
    <li className="flex flex-col gap-1 p-3 sm:flex-row sm:gap-4">
      <div className="sm:w-32 sm:shrink-0">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </div>
      <div className="min-w-0 flex-1">
        <h3 className="font-medium text-sm">{title}</h3>
        <p className="break-words text-sm">{evidence}</p>
        <p className="text-ink-soft text-sm">{why}</p>
        {isToMend && <p className="break-words text-sm">What to do: {mend}</p>}
      </div>
    </li>
  );
}
