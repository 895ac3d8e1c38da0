"use client";

import { X } from "lucide-react";
import { cancelUpload, type OpenUpload } from "../../../_client/files.ts";
import { formatBytes } from "../../../_ui/format-amounts.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";

type InterruptedRowProps = { upload: OpenUpload; onCancelled(): void };

/** An upload that another page began and did not finish: only the person can give the file again. */
export function InterruptedRow({ upload, onCancelled }: InterruptedRowProps) {
  const sent = upload.parts.reduce((sum, { size }) => sum + size, 0);
  return (
    <li className="flex items-center gap-2 rounded-md border border-dashed p-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{upload.name}</p>
        <p className="text-ink-soft text-sm">
          Interrupted, {formatBytes(sent)} of {formatBytes(upload.size)} sent. Choose the same file again to go on.
        </p>
      </div>
      <IconButton label={`Cancel ${upload.name}`} icon={X} onClick={() => void cancelUpload(upload.id).finally(onCancelled)} />
    </li>
  );
}
