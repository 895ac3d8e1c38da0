"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Heart } from "lucide-react";
import { toast } from "sonner";
import { asProblem } from "../../../_client/problem.ts";
import { setFavourite, showMarks } from "../../../_client/prompt-marks.ts";
import type { PromptSummary } from "../../../_client/prompts.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { Tooltip } from "../../../_ui/tooltip.tsx";

type Marked = Pick<PromptSummary, "id" | "title" | "isFavourite" | "favourites">;

/** Shows the answer before the server has given it, and takes it back where it does not. */
export function FavouriteButton({ prompt }: { prompt: Marked }) {
  const { id, title, favourites } = prompt;
  const mayMark = canWrite(useMe().data);
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: (isFavourite: boolean) => setFavourite(id, isFavourite),
    onSuccess: (_, isFavourite) => {
      showMarks(client, id, { isFavourite, favourites: Math.max(0, favourites + (isFavourite ? 1 : -1)) });
      void client.invalidateQueries({ queryKey: queryKeys.promptFavourites });
      void client.invalidateQueries({ queryKey: queryKeys.promptsFeatured });
    },
    onError: (error) => toast.error("Not marked", { description: asProblem(error).message }),
  });
  const isFavourite = mark.isPending ? mark.variables : prompt.isFavourite;
  if (!mayMark) return null;
  return (
    <Tooltip text={isFavourite ? "Take off your favourites" : "Add to your favourites"}>
      <Button
        size="icon"
        tone="quiet"
        aria-label={`Favourite: ${title}`}
        aria-pressed={isFavourite}
        onClick={() => !mark.isPending && mark.mutate(!isFavourite)}
      >
        <Heart aria-hidden className={classNames("size-4", isFavourite && "fill-current text-accent-ink")} />
      </Button>
    </Tooltip>
  );
}
