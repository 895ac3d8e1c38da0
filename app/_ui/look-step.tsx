import { ArrowRight, type LucideIcon } from "lucide-react";
import { Badge, type BadgeTone } from "./badge.tsx";

type Look = { word: string; tone: BadgeTone; icon: LucideIcon };

/** What was decided, and what it becomes. */
export function LookStep({ from, to }: { from: Look; to: Look }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone={from.tone} icon={from.icon}>
        {from.word}
      </Badge>
      <ArrowRight aria-hidden className="size-3.5 text-ink-faint" />
      <span className="sr-only">becomes</span>
      <Badge tone={to.tone} icon={to.icon}>
        {to.word}
      </Badge>
    </span>
  );
}
