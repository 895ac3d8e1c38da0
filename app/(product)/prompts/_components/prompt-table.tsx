"use client";

import { Star } from "lucide-react";
import type { PromptSummary } from "../../../_client/prompts.ts";
import { formatShort } from "../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../_ui/report-table.tsx";
import { RowLink } from "../../../_ui/row-target.tsx";
import { CATEGORY_WORDS, LEVEL_WORDS, ROLE_WORDS, VISIBILITY_LOOKS, wordOf } from "../_shell/prompt-words.ts";
import { FavouriteButton } from "./favourite-button.tsx";

const COLUMNS = [
  { name: "Prompt" },
  { name: "Category", look: "max-md:hidden" },
  { name: "Role", look: "max-lg:hidden" },
  { name: "Level", look: "max-lg:hidden" },
  { name: "Rating", look: "text-right max-sm:hidden" },
  { name: "Runs", look: "text-right max-sm:hidden" },
  { name: "Favourite", isUnseen: true },
] as const;

export function PromptTable({ prompts, caption }: { prompts: readonly PromptSummary[]; caption: string }) {
  return (
    <ReportTable caption={caption} columns={COLUMNS}>
      <tbody>
        {prompts.map((prompt) => (
          <PromptRow key={prompt.id} prompt={prompt} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function PromptRow({ prompt }: { prompt: PromptSummary }) {
  const { id, title, description, category, role, level, rating, runs, visibility } = prompt;
  const { icon: Icon, word } = VISIBILITY_LOOKS[visibility];
  return (
    <tr className="relative border-b last:border-0 hover:bg-hover">
      <th scope="row" className="w-full min-w-0 max-w-0 py-2 pr-4 text-left font-normal">
        <span className="flex min-w-0 items-center gap-1.5">
          {visibility !== "public" && <Icon aria-label={word} className="size-3.5 shrink-0 text-ink-faint" />}
          <RowLink id={id} href={`/prompts/${id}`} className="truncate font-medium text-base">
            {title}
          </RowLink>
        </span>
        <span className="line-clamp-2 text-ink-soft md:line-clamp-1">{description}</span>
        <span className="block truncate text-ink-faint text-xs md:hidden">
          {wordOf(CATEGORY_WORDS, category)} · {wordOf(LEVEL_WORDS, level)}
          {rating.mean !== null && ` · ${rating.mean.toFixed(1)} of 5`}
        </span>
      </th>
      <td className="whitespace-nowrap py-2 pr-4 text-ink-soft max-md:hidden">{wordOf(CATEGORY_WORDS, category)}</td>
      <td className="whitespace-nowrap py-2 pr-4 text-ink-soft max-lg:hidden">{role === null ? "–" : wordOf(ROLE_WORDS, role)}</td>
      <td className="whitespace-nowrap py-2 pr-4 text-ink-soft max-lg:hidden">{wordOf(LEVEL_WORDS, level)}</td>
      <td className="whitespace-nowrap py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">
        <RatingMean rating={rating} />
      </td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">{formatShort(runs)}</td>
      <td className="py-1 text-right">
        <span className="relative z-1">
          <FavouriteButton prompt={prompt} />
        </span>
      </td>
    </tr>
  );
}

function RatingMean({ rating: { mean, count } }: Pick<PromptSummary, "rating">) {
  if (mean === null) return <span className="text-ink-faint">–</span>;
  return (
    <span className="inline-flex items-center gap-1">
      <Star aria-hidden className="size-3.5 text-ink-faint" />
      {mean.toFixed(1)}
      <span className="sr-only">
        of 5, {count} {count === 1 ? "rating" : "ratings"}
      </span>
    </span>
  );
}
