"use client";

import { ArrowUp, Square } from "lucide-react";
import { type HTMLAttributes, type Ref, type SyntheticEvent, useId } from "react";
import type { Turn } from "../../../_client/turns.ts";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { useMediaQuery } from "../../../_ui/use-media-query.ts";
import type { Attachments } from "../_hooks/use-attachments.ts";
import { usePromptMenu } from "../_hooks/use-prompt-menu.ts";
import type { PromptUse } from "../_hooks/use-prompt-use.ts";
import type { SendFailure } from "../_hooks/use-send-message.ts";
import { ComposerField } from "./composer-field.tsx";
import { AttachButton, ComposerFiles } from "./composer-files.tsx";
import { type ComposerState, toComposerState } from "./composer-state.ts";
import { PromptMenu } from "./prompts/prompt-menu.tsx";
import { UsedPromptChip } from "./prompts/used-prompt-chip.tsx";
import { SendError } from "./send-error.tsx";

type ComposerProps = {
  ref: Ref<HTMLTextAreaElement>;
  chatId: string | null;
  /** Null until the stored draft has been read. */
  text: string | null;
  onText(text: string): void;
  onSubmit(): void;
  isSending: boolean;
  failure: SendFailure | null;
  openTurn: Turn | null;
  isStopping: boolean;
  onStop(turn: Turn): void;
  isWriter: boolean;
  attachments: Attachments;
  prompts: PromptUse;
  onNew(): void;
  /** The words of the last message are to be written anew. */
  onEditLast(): void;
};

const WAITING = "You can send this when its files are uploaded.";

export function Composer({
  ref,
  chatId,
  text: draftText,
  onText,
  onSubmit,
  isSending,
  failure,
  isWriter,
  attachments,
  prompts,
  onNew,
  onEditLast,
  ...answer
}: ComposerProps) {
  const hintId = useId();
  const isTouch = useMediaQuery("(pointer: coarse)");
  // While it is on its way the message stands in the conversation; if it fails it comes back here.
  const text = isSending ? "" : (draftText ?? "");
  const state = toComposerState({ text, isWriter, isSending, isAnswering: answer.openTurn !== null });
  const canSend = state.canSend && !attachments.isWaiting;
  const submit = () => canSend && onSubmit();
  const menu = usePromptMenu({ text, isEnabled: isWriter && !isSending && prompts.picked === null, onPick: prompts.pick });
  return (
    <form
      aria-label="Write a message"
      className="mx-auto flex w-full max-w-[46rem] shrink-0 flex-col gap-2 px-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      {...takingFiles(isWriter ? attachments.add : () => undefined)}
    >
      <ComposerTop {...{ failure, onNew, attachments, prompts }} />
      <div
        className={classNames(
          "relative flex items-end gap-2 rounded-md border bg-surface p-2 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent",
          state.isTooLong ? "border-blocked" : "border-line-strong",
        )}
      >
        <PromptMenu menu={menu} isTouch={isTouch} />
        <AttachButton isDisabled={!isWriter} onFiles={attachments.add} />
        <ComposerField
          {...{ ref, chatId, text, hintId, isWriter, isSending, isTouch, menu, onText, onEditLast }}
          isReady={draftText !== null}
          isTooLong={state.isTooLong}
          onSubmit={submit}
        />
        <ComposerButtons {...answer} hasText={text.trim() !== ""} canSend={canSend} isSending={isSending} />
      </div>
      <ComposerHint id={hintId} state={attachments.isWaiting ? { ...state, explanation: WAITING } : state} isTouch={isTouch} />
    </form>
  );
}

/** What went wrong, and what goes with the words. */
function ComposerTop({ failure, onNew, attachments, prompts }: Pick<ComposerProps, "failure" | "onNew" | "attachments" | "prompts">) {
  return (
    <>
      {failure && <SendError failure={failure} onNew={onNew} />}
      <ComposerFiles attachments={attachments} />
      {prompts.used && <UsedPromptChip prompt={prompts.used} onRemove={prompts.clear} />}
    </>
  );
}

/** Files that are dropped or pasted; pasted words stay the field's. */
function takingFiles(add: (files: File[]) => void): Pick<HTMLAttributes<HTMLFormElement>, "onDragOver" | "onDrop" | "onPaste"> {
  const take = (event: SyntheticEvent, { files }: DataTransfer) => {
    if (files.length === 0) return;
    event.preventDefault();
    add([...files]);
  };
  return {
    onDragOver: (event) => event.preventDefault(),
    onDrop: (event) => take(event, event.dataTransfer),
    onPaste: (event) => take(event, event.clipboardData),
  };
}

type ComposerButtonProps = Pick<ComposerProps, "openTurn" | "isStopping" | "onStop" | "isSending"> & { canSend: boolean; hasText: boolean };

/** One place for both, so that Stop is where the eye and the pointer already are; words for the queue bring Send beside it. */
function ComposerButtons({ openTurn, isStopping, onStop, isSending, canSend, hasText }: ComposerButtonProps) {
  return (
    <>
      {openTurn && (
        <Button aria-label="Stop" size="iconLarge" onClick={() => onStop(openTurn)} isBusy={isStopping}>
          {!isStopping && <Square aria-hidden className="size-4 fill-current" />}
        </Button>
      )}
      {(!openTurn || hasText) && <SendButton canSend={canSend} isSending={isSending} />}
    </>
  );
}

function SendButton({ canSend, isSending }: { canSend: boolean; isSending: boolean }) {
  return (
    <Button
      aria-label="Send"
      type="submit"
      tone="primary"
      size="iconLarge"
      disabled={!canSend}
      isBusy={isSending}
      // The caret stays in the text: else a phone closes its keyboard, the layout moves and the tap misses.
      onMouseDown={(event) => event.preventDefault()}
    >
      {!isSending && <ArrowUp aria-hidden className="size-4" />}
    </Button>
  );
}

function ComposerHint({ id, state, isTouch }: { id: string; state: ComposerState; isTouch: boolean }) {
  return (
    <p id={id} className={classNames("flex justify-between gap-4 text-xs md:min-h-4", state.isTooLong ? "text-blocked" : "text-ink-faint")}>
      <span role="status">{state.explanation}</span>
      {state.explanation === null && !isTouch && (
        <span className="hidden flex-1 md:block">Enter sends, Shift + Enter starts a new line, / brings a prompt, ? lists the keys</span>
      )}
      {state.count !== null && <span className="shrink-0 tabular-nums">{state.count}</span>}
    </p>
  );
}
