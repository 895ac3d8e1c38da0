"use client";

import { Upload } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

type DropZoneProps = { accept: string; note: string; onFiles(files: File[]): void /** Takes one at a time. */; isSingle?: boolean };

/** Takes files that are dropped on it, and opens the dialog for everybody else. */
export function DropZone({ accept, note, onFiles, isSingle = false }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const choose = isSingle ? "Choose a file" : "Choose files";
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files].slice(0, isSingle ? 1 : undefined));
  };
  return (
    <section
      aria-label={isSingle ? "Add a file" : "Add files"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        "flex flex-col items-center gap-2 rounded-md border border-dashed px-4 py-6 text-center",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <Button tone="primary" onClick={() => input.current?.click()}>
        <Upload aria-hidden className="size-4" />
        {choose}
      </Button>
      <p className="text-ink-soft text-sm">or drop {isSingle ? "it" : "them"} here</p>
      <p className="max-w-120 text-ink-soft text-xs">{note}</p>
      <input
        ref={input}
        type="file"
        multiple={!isSingle}
        accept={accept}
        aria-label={choose}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </section>
  );
}
