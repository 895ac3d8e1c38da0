"use client";

import { CircleAlert, Pause, Play, RotateCw, X } from "lucide-react";
import { dropUpload, type FileUpload, pauseUpload, resumeUpload } from "../../../_client/use-file-uploads.ts";
import { formatBytes } from "../../../_ui/format-amounts.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** A file on its way, and what can be done about it. */
export function UploadRow({ upload }: { upload: FileUpload }) {
  const { key, file, state, sentBytes, problem } = upload;
  return (
    <li className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{file.name}</p>
          <p role="status" className="flex items-start gap-1 text-ink-soft text-sm">
            {state === "failed" && <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-blocked" />}
            {state === "failed" ? `Not taken. ${problem?.message ?? ""}` : describe(upload)}
          </p>
        </div>
        {state === "sending" && <IconButton label={`Pause ${file.name}`} icon={Pause} onClick={() => pauseUpload(key)} />}
        {state === "paused" && <IconButton label={`Go on with ${file.name}`} icon={Play} onClick={() => resumeUpload(key)} />}
        {state === "failed" && <IconButton label={`Try ${file.name} again`} icon={RotateCw} onClick={() => resumeUpload(key)} />}
        <IconButton label={`Cancel ${file.name}`} icon={X} onClick={() => void dropUpload(key)} />
      </div>
      {state !== "failed" && <ProgressBar label={`Upload of ${file.name}`} value={sentBytes} max={file.size} />}
    </li>
  );
}

function describe({ state, sentBytes, file }: FileUpload): string {
  if (state === "checking") return "Being checked";
  const sent = `${formatBytes(sentBytes)} of ${formatBytes(file.size)}`;
  return state === "paused" ? `Paused, ${sent} sent` : `Uploading, ${sent}`;
}
