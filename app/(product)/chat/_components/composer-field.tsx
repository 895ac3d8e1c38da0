"use client";

import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { useMediaQuery } from "../../../_ui/use-media-query.ts";
import type { PromptMenu } from "../_hooks/use-prompt-menu.ts";

type ComposerFieldProps = {
  ref: Ref<HTMLTextAreaElement>;
  chatId: string | null;
  text: string;
  isReady: boolean;
  hintId: string;
  isWriter: boolean;
  isSending: boolean;
  isTooLong: boolean;
  isTouch: boolean;
  menu: PromptMenu;
  onText(text: string): void;
  onSubmit(): void;
  onEditLast(): void;
};

export function ComposerField({
  ref,
  chatId,
  text,
  isReady,
  hintId,
  isWriter,
  isSending,
  isTooLong,
  isTouch,
  menu,
  onText,
  onSubmit,
  onEditLast,
}: ComposerFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => field.current);
  useGrow(field, text);
  useFocusOnEntry(field, chatId);
  useEarlyText(field, isReady, (early) => text === "" && onText(early));

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (menu.onKeyDown(event)) return;
    if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      onEditLast();
    }
    if (event.key === "Escape") event.currentTarget.blur();
    // On a touch keyboard Enter is the only way to a new line; while composing it picks a word.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || isTouch) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label="Message"
      {...menu.field}
      aria-describedby={hintId}
      aria-invalid={isTooLong || undefined}
      value={text}
      disabled={!isWriter}
      readOnly={isSending}
      placeholder={isWriter ? "Write a message" : "Read-only"}
      onKeyDown={onKeyDown}
      onChange={(event) => onText(event.currentTarget.value)}
      className="max-h-[40dvh] min-h-8 flex-1 resize-none bg-transparent px-1.5 py-1 text-lg outline-none placeholder:text-ink-faint"
    />
  );
}

type FieldRef = { current: HTMLTextAreaElement | null };

/** As high as its text, up to the limit its style sets. */
function useGrow(field: FieldRef, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}

/** What is typed into the page before it runs stands in the field but in no state, and the first render would wipe it. */
function useEarlyText(field: FieldRef, isReady: boolean, onEarly: (text: string) => void): void {
  const early = useRef("");
  useLayoutEffect(() => {
    early.current = field.current?.value ?? "";
  }, [field]);
  const adopt = useEffectEvent(onEarly);
  useEffect(() => {
    if (!isReady || early.current === "") return;
    adopt(early.current);
    early.current = "";
  }, [isReady]);
}

/** Entering a chat puts the caret into its draft, except on phones, where the keyboard would cover it, and when a trace is open. */
function useFocusOnEntry(field: FieldRef, chatId: string | null): void {
  const isWide = useMediaQuery("(min-width: 768px)");
  // biome-ignore lint/correctness/useExhaustiveDependencies: each chat is entered anew.
  useLayoutEffect(() => {
    if (isWide && !window.location.search.includes("trace=")) field.current?.focus({ preventScroll: true });
  }, [field, chatId, isWide]);
}
