"use client";

import { FileText, Image as ImageIcon, LoaderCircle, Paperclip, TriangleAlert, X } from "lucide-react";
import { useRef } from "react";
import { dropUpload, type FileUpload } from "../../../_client/use-file-uploads.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import type { Attached, Attachments } from "../_hooks/use-attachments.ts";

/** What goes with the message, above its words. */
export function ComposerFiles({ attachments: { files, uploads, remove } }: { attachments: Attachments }) {
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul aria-label="Files with this message" className="flex flex-wrap gap-2">
      {files.map((file) => (
        <Chip key={file.id} file={file} onRemove={() => remove(file.id)} />
      ))}
      {uploads.map((upload) => (
        <UploadChip key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function Chip({ file: { name, type }, onRemove }: { file: Attached; onRemove(): void }) {
  const Icon = type.startsWith("image/") ? ImageIcon : FileText;
  return (
    <li className="flex max-w-full items-center gap-1.5 rounded-md border bg-sunken pl-2 text-sm">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="truncate">{name}</span>
      <IconButton label={`Remove ${name}`} icon={X} onClick={onRemove} />
    </li>
  );
}

function UploadChip({ upload: { key, file, state, sentBytes, problem } }: { upload: FileUpload }) {
  const isFailed = state === "failed";
  const Icon = isFailed ? TriangleAlert : LoaderCircle;
  const percent = file.size === 0 ? 0 : Math.round((sentBytes / file.size) * 100);
  return (
    <li className="flex max-w-full items-center gap-1.5 rounded-md border bg-sunken pl-2 text-sm">
      <Icon aria-hidden className={isFailed ? "size-4 shrink-0 text-blocked" : "size-4 shrink-0 animate-turn text-ink-soft"} />
      <span role="status" className="min-w-0">
        <span className="[overflow-wrap:anywhere]">{file.name}</span>{" "}
        <span className="text-ink-soft">
          {isFailed ? `was not taken. ${problem?.message ?? ""}` : state === "checking" ? "being checked" : `${percent} %`}
        </span>
      </span>
      <IconButton label={`Remove ${file.name}`} icon={X} onClick={() => void dropUpload(key)} />
    </li>
  );
}

export function AttachButton({ isDisabled, onFiles }: { isDisabled: boolean; onFiles(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label="Attach files" icon={Paperclip} size="iconLarge" disabled={isDisabled} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Attach files"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
