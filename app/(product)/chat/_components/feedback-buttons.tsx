"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { giveFeedback, type Rating, takeBackFeedback } from "../../../_client/feedback.ts";
import { asProblem } from "../../../_client/problem.ts";
import type { Turn } from "../../../_client/turns.ts";
import { changeTurn } from "../../../_client/use-turns.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { FeedbackDialog } from "./feedback-dialog.tsx";

/** One press says it and asks for more; the same again takes it back. */
export function FeedbackButtons({ turn }: { turn: Turn }) {
  const client = useQueryClient();
  const [isTelling, setTelling] = useState(false);
  const rate = async (rating: Rating) => {
    const before = turn.rating;
    const next = before === rating ? null : rating;
    changeTurn(client, turn, { rating: next });
    try {
      if (next === null) await takeBackFeedback(turn.jobId);
      else await giveFeedback({ jobId: turn.jobId, rating: next, reason: null, comment: null, mayShareText: false });
      if (next !== null) setTelling(true);
    } catch (error) {
      changeTurn(client, turn, { rating: before });
      toast.error("Your opinion was not kept", { description: asProblem(error).message });
    }
  };
  return (
    <>
      <IconButton
        label="Good answer"
        icon={ThumbsUp}
        aria-pressed={turn.rating === "up"}
        className={turn.rating === "up" ? "text-accent-ink" : undefined}
        onClick={() => void rate("up")}
        data-rate="up"
      />
      <IconButton
        label="Bad answer"
        icon={ThumbsDown}
        aria-pressed={turn.rating === "down"}
        className={turn.rating === "down" ? "text-accent-ink" : undefined}
        onClick={() => void rate("down")}
        data-rate="down"
      />
      {isTelling && turn.rating && <FeedbackDialog jobId={turn.jobId} rating={turn.rating} onClose={() => setTelling(false)} />}
    </>
  );
}
