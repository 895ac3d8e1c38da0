"use client";

import { FileText, Image as ImageIcon } from "lucide-react";
import { contentPath } from "../../../_client/files.ts";
import type { Turn } from "../../../_client/turns.ts";
import { Thumbnail } from "../../../_ui/thumbnail.tsx";

type MessageFile = NonNullable<Turn["user"]["attachments"]>[number];

/** What came with a message; a file that was deleted since has its name left. */
export function MessageFiles({ files }: { files: readonly MessageFile[] | undefined }) {
  if (!files || files.length === 0) return null;
  return (
    <ul aria-label="Files of this message" className="ml-6 flex flex-wrap justify-end gap-2 self-end md:ml-16">
      {files.map((file) => (
        <li key={file.fileId} className="max-w-full">
          <a
            href={contentPath(file.fileId)}
            download={file.name}
            className="flex max-w-full items-center gap-2 rounded-md border bg-surface px-2 py-1.5 text-sm hover:bg-hover"
          >
            <Picture file={file} />
            <span className="truncate">{file.name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Picture({ file: { fileId, kind } }: { file: MessageFile }) {
  const Icon = kind === "image" ? ImageIcon : FileText;
  const icon = <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />;
  return kind === "image" ? <Thumbnail fileId={fileId} fallback={icon} /> : icon;
}
