import { Star } from "lucide-react";
import type { PromptView } from "../../../../_client/prompts.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import {
  CATEGORY_WORDS,
  LEVEL_WORDS,
  PATTERN_WORDS,
  ROLE_WORDS,
  SOURCE_WORDS,
  VISIBILITY_LOOKS,
  wordOf,
} from "../../_shell/prompt-words.ts";

/** What the prompt is for, who reads it and how it fares, in short. */
export function PromptFacts({ prompt }: { prompt: PromptView }) {
  const { description, visibility, category, role, pattern, level, source, opened, runs, rating } = prompt;
  const look = VISIBILITY_LOOKS[visibility];
  const kinds = [
    wordOf(CATEGORY_WORDS, category),
    ...(role === null ? [] : [wordOf(ROLE_WORDS, role)]),
    wordOf(PATTERN_WORDS, pattern),
    wordOf(LEVEL_WORDS, level),
  ];
  return (
    <div className="flex flex-col gap-2">
      {description !== "" && <p className="wrap-anywhere max-w-180 text-ink-soft">{description}</p>}
      <ul aria-label="About the prompt" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-soft text-sm">
        <li>
          <Badge tone="neutral" icon={look.icon}>
            {look.word}
          </Badge>
        </li>
        <li>{kinds.join(" · ")}</li>
        <li>{SOURCE_WORDS[source]}</li>
        <li className="tabular-nums">Version {opened.version}</li>
        <li className="tabular-nums">
          {formatCount(runs)} {runs === 1 ? "run" : "runs"}
        </li>
        {rating.mean !== null && (
          <li className="inline-flex items-center gap-1 tabular-nums">
            <Star aria-hidden className="size-3.5" />
            {rating.mean.toFixed(1)} of 5, {formatCount(rating.count)} {rating.count === 1 ? "rating" : "ratings"}
          </li>
        )}
      </ul>
    </div>
  );
}
