"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useId, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../_client/problem.ts";
import { ratePrompt, showMarks } from "../../../_client/prompt-marks.ts";
import type { PromptSummary } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { classNames } from "../../../_ui/class-names.ts";

const STARS = [1, 2, 3, 4, 5] as const;

/** One's own rating. Arrows move between the stars, as in any group of options; one's own prompts show none. */
export function RatingStars({ prompt }: { prompt: Pick<PromptSummary, "id" | "isMine" | "ownStars"> }) {
  const mayRate = canWrite(useMe().data);
  const name = useId();
  const client = useQueryClient();
  const [pointed, setPointed] = useState<number | null>(null);
  const rate = useMutation({
    mutationFn: (stars: number) => ratePrompt(prompt.id, stars),
    onSuccess: (_, stars) => {
      showMarks(client, prompt.id, { ownStars: stars });
      void client.invalidateQueries({ queryKey: queryKeys.prompt(prompt.id) });
    },
    onError: (error) => toast.error("Not rated", { description: asProblem(error).message }),
  });
  if (!mayRate || prompt.isMine) return null;
  const chosen = rate.isPending ? rate.variables : prompt.ownStars;
  const lit = pointed ?? chosen ?? 0;
  return (
    <fieldset className="inline-flex items-center" onPointerLeave={() => setPointed(null)}>
      <legend className="sr-only">Your rating</legend>
      {STARS.map((stars) => (
        <label
          key={stars}
          onPointerEnter={() => setPointed(stars)}
          className="grid size-8 cursor-pointer place-items-center rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            value={stars}
            checked={chosen === stars}
            aria-label={stars === 1 ? "1 star" : `${stars} stars`}
            onChange={() => rate.mutate(stars)}
          />
          <Star aria-hidden className={classNames("size-4", stars <= lit ? "fill-current text-accent-ink" : "text-ink-faint")} />
        </label>
      ))}
    </fieldset>
  );
}
