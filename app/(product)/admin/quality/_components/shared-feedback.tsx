"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { listSharedFeedback, type SharedFeedback } from "../../../../_client/feedback.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { reasonWord } from "../../../chat/_components/feedback-words.ts";

const RATINGS: readonly { value: string; label: string }[] = [
  { value: "", label: "All" },
  { value: "down", label: "Bad" },
  { value: "up", label: "Good" },
];

/** Read by owners and admins alone, and only what its person lets be read. */
export function SharedFeedbackSection() {
  const [rating, setRating] = useState("");
  const pages = useInfiniteQuery(pagesOf(queryKeys.sharedFeedback(rating), (cursor, signal) => listSharedFeedback(rating, cursor, signal)));
  const items = itemsOf(pages.data);
  const isHidden = pages.isError && asProblem(pages.error).status === 403;
  return (
    <section aria-label="Shared text" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="flex-1 font-medium text-base">Shared text</h2>
        {!isHidden && <SelectField label="Opinion" layout="inline" value={rating} options={RATINGS} onValue={setRating} />}
        {!isHidden && (
          <Button asChild size="small">
            <a href="/api/admin/feedback/export" download>
              Export the evaluation set
            </a>
          </Button>
        )}
      </div>
      {isHidden && <p className="text-ink-soft text-sm">Your role shows counts. Owners and admins read what people share.</p>}
      {pages.isError && !isHidden && <QueryError title="Shared text could not be loaded" query={pages} />}
      {pages.isSuccess && items.length === 0 && <p className="text-ink-soft text-sm">Nobody has let their question and answer be read.</p>}
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <SharedItem key={item.id} item={item} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" className="self-start" onClick={() => void pages.fetchNextPage()} isBusy={pages.isFetchingNextPage}>
          Show more
        </Button>
      )}
    </section>
  );
}

function SharedItem({ item }: { item: SharedFeedback }) {
  const isGood = item.rating === "up";
  return (
    <li className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={isGood ? "safe" : "redacted"} icon={isGood ? ThumbsUp : ThumbsDown}>
          {isGood ? "Good" : "Bad"}
        </Badge>
        {!isGood && <span>{reasonWord(item.reason)}</span>}
        <span className="font-mono text-ink-faint text-xs">{item.model ?? "no model"}</span>
      </div>
      {item.comment && <p className="text-sm [overflow-wrap:anywhere]">{item.comment}</p>}
      <TextBox label="Question">{item.question}</TextBox>
      <TextBox label="Answer">{item.answer}</TextBox>
    </li>
  );
}
