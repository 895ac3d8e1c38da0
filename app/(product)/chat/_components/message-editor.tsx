"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../_ui/button.tsx";
import { MAX_MESSAGE_LENGTH } from "./composer-state.ts";

type MessageEditorProps = { text: string; isWaiting: boolean; onSave(text: string): void; onCancel(): void };

/** In the place of the message it changes. Escape puts the old words back. */
export function MessageEditor({ text: before, isWaiting, onSave, onCancel }: MessageEditorProps) {
  const [text, setText] = useState(before);
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const isTooLong = text.trim().length > MAX_MESSAGE_LENGTH;
  const canSave = text.trim() !== "" && !isTooLong;
  return (
    <form
      aria-label="Edit message"
      className="ml-6 flex flex-col gap-2 rounded-md border border-line-strong bg-surface p-2 md:ml-16"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onSave(text);
      }}
    >
      <textarea
        ref={field}
        aria-label="New words"
        aria-describedby={hintId}
        aria-invalid={isTooLong || undefined}
        value={text}
        rows={Math.min(10, text.split("\n").length + 1)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (canSave) onSave(text);
        }}
        className="w-full resize-none bg-transparent px-1.5 py-1 text-lg outline-none"
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p id={hintId} className="flex-1 text-ink-soft text-xs">
          {isWaiting ? "It still waits: its words are changed." : "The old words stay, with what followed them."}
        </p>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="small" type="submit" tone="primary" disabled={!canSave}>
          {isWaiting ? "Save" : "Ask again"}
        </Button>
      </div>
    </form>
  );
}
