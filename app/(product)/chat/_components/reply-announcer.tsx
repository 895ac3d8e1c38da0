"use client";

import { useEffect, useRef, useState } from "react";
import { useLiveReply } from "../../../_client/stream/use-live-reply.ts";
import type { Turn } from "../../../_client/turns.ts";
import { takeSentences } from "./sentences.ts";

const KEPT = 3;
/** Long enough to be read out; afterwards the text would only stand twice in the page. */
const CLEAR_AFTER_MS = 10_000;

type Told = { jobId: string; index: number; isFinal: boolean };

/** Reads a growing answer to screen readers sentence by sentence. Text that was there when the page opened is not read. */
export function ReplyAnnouncer({ turn }: { turn: Turn | null }) {
  const live = useLiveReply(turn?.jobId ?? null);
  const told = useRef<Told | null>(null);
  const [lines, setLines] = useState<ReadonlyArray<{ id: number; text: string }>>([]);
  const nextId = useRef(0);

  useEffect(() => {
    if (!turn || !live) return;
    const isOther = told.current?.jobId !== turn.jobId;
    if (isOther) told.current = { jobId: turn.jobId, index: turn.reply?.content.length ?? 0, isFinal: false };
    const state = told.current;
    if (!state || state.isFinal) return;
    // A retry of the run may start over with a shorter text: what was read stays read.
    const { sentences, nextIndex } = takeSentences(live.text, Math.min(state.index, live.text.length), live.end !== null);
    told.current = { jobId: turn.jobId, index: nextIndex, isFinal: live.end !== null };
    const ending = live.end ? [describeEnd(live.end)] : [];
    const added = [...sentences, ...ending].map((text) => ({ id: nextId.current++, text }));
    if (added.length > 0) setLines((shown) => [...shown, ...added].slice(-Math.max(KEPT, added.length)));
  }, [turn, live]);

  useEffect(() => {
    if (lines.length === 0) return;
    const timer = setTimeout(() => setLines([]), CLEAR_AFTER_MS);
    return () => clearTimeout(timer);
  }, [lines]);

  return (
    <div aria-live="polite" aria-atomic="false" aria-relevant="additions" data-testid="reply-announcer" className="sr-only">
      {lines.map((line) => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  );
}

function describeEnd(end: { status: string; outcome?: string | undefined }): string {
  if (end.status === "failed") return "The answer failed.";
  if (end.outcome === "blocked") return "The message was blocked.";
  return end.outcome === "cancelled" ? "Stopped." : "Answer complete.";
}
