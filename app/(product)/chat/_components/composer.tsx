"use client";

import { ArrowUp, CircleAlert, Square } from "lucide-react";
import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import type { Draft } from "../../../_client/drafts.ts";
import type { Turn } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { RequestId } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { useMediaQuery } from "../../../_ui/use-media-query.ts";
import type { SendFailure } from "../_hooks/use-send-message.ts";
import { toComposerState } from "./composer-state.ts";

type ComposerProps = {
  ref: Ref<HTMLTextAreaElement>;
  chatId: string | null;
  draft: Draft | null;
  onDraft(draft: Draft): void;
  onEdit(): void;
  onSubmit(): void;
  isSending: boolean;
  failure: SendFailure | null;
  openTurn: Turn | null;
  isStopping: boolean;
  onStop(turn: Turn): void;
  isWriter: boolean;
  onNew(): void;
};

export function Composer({
  ref,
  chatId,
  draft,
  onDraft,
  onEdit,
  onSubmit,
  isSending,
  failure,
  openTurn,
  isStopping,
  onStop,
  isWriter,
  onNew,
}: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isTouch = useMediaQuery("(pointer: coarse)");
  const isWide = useMediaQuery("(min-width: 768px)");
  // While it is on its way the message stands in the conversation; if it fails it comes back here.
  const text = isSending ? "" : (draft?.text ?? "");
  const state = toComposerState({ text, isWriter, isSending, isAnswering: openTurn !== null });
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => field.current);
  useGrow(field, text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: entering another chat puts the caret into its draft.
  useLayoutEffect(() => {
    if (isWide && !window.location.search.includes("trace=")) field.current?.focus({ preventScroll: true });
  }, [chatId, isWide]);

  const submit = () => {
    if (state.canSend && draft) onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // On a touch keyboard Enter is the only way to a new line; while composing it picks a word.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || isTouch) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      aria-label="Write a message"
      className="mx-auto flex w-full max-w-[46rem] shrink-0 flex-col gap-2 px-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {failure && <SendError failure={failure} onNew={onNew} />}
      <div
        className={classNames(
          "flex items-end gap-2 rounded-md border bg-surface p-2 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent",
          state.isTooLong ? "border-blocked" : "border-line-strong",
        )}
      >
        <textarea
          ref={field}
          rows={1}
          aria-label="Message"
          aria-describedby="composer-hint"
          aria-invalid={state.isTooLong || undefined}
          value={text}
          disabled={!isWriter}
          readOnly={isSending}
          placeholder={isWriter ? "Write a message" : "Read-only"}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            if (!draft) return;
            onEdit();
            onDraft(browserDrafts().edit(chatId, draft, event.currentTarget.value));
          }}
          className="max-h-[40dvh] min-h-8 flex-1 resize-none bg-transparent px-1.5 py-1 text-lg outline-none placeholder:text-ink-faint"
        />
        {openTurn ? (
          <Button aria-label="Stop" size="iconLarge" onClick={() => onStop(openTurn)} isBusy={isStopping}>
            {!isStopping && <Square aria-hidden className="size-4 fill-current" />}
          </Button>
        ) : (
          <Button aria-label="Send" type="submit" tone="primary" size="iconLarge" disabled={!state.canSend} isBusy={isSending}>
            {!isSending && <ArrowUp aria-hidden className="size-4" />}
          </Button>
        )}
      </div>
      <p
        id="composer-hint"
        className={classNames("flex justify-between gap-4 text-xs md:min-h-4", state.isTooLong ? "text-blocked" : "text-ink-faint")}
      >
        <span role="status">{state.explanation}</span>
        {state.explanation === null && !isTouch && (
          <span className="hidden flex-1 md:block">Enter sends, Shift + Enter starts a new line</span>
        )}
        {state.count !== null && <span className="shrink-0 tabular-nums">{state.count}</span>}
      </p>
    </form>
  );
}

function SendError({ failure: { problem }, onNew }: { failure: SendFailure; onNew(): void }) {
  const isGone = problem.code === "chat.chat_not_found";
  const wait = problem.retryAfterSeconds === null ? "" : ` Try again in ${problem.retryAfterSeconds} seconds.`;
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      <p className="font-medium">Not sent</p>
      <p>
        {isGone
          ? "This chat no longer exists. Your text is kept below: copy it into a new chat."
          : `${problem.message}${wait} Your text is kept.`}
      </p>
      {problem.requestId && <RequestId id={problem.requestId} />}
      {isGone && (
        <Button size="small" className="mt-2" onClick={onNew}>
          Start a new chat
        </Button>
      )}
    </Notice>
  );
}

/** As high as its text, up to the limit its style sets. */
function useGrow(field: { current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
