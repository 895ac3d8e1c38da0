"use client";

import {
  CircleAlert,
  CircleCheck,
  Download,
  FileText,
  Image as ImageIcon,
  LoaderCircle,
  MessageCircleQuestion,
  RotateCw,
  Trash2,
} from "lucide-react";
import { contentPath, type FileItem } from "../../../_client/files.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { Button } from "../../../_ui/button.tsx";
import { formatBytes } from "../../../_ui/format-amounts.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { Thumbnail } from "../../../_ui/thumbnail.tsx";
import { formatMoment } from "../../_report/format-moment.ts";
import { describeState, failureOf, isMoving } from "./file-words.ts";
import { ProgressBar } from "./progress-bar.tsx";

type FileRowProps = {
  file: FileItem;
  isWriter: boolean;
  onAsk(file: FileItem): void;
  onRetry(file: FileItem): void;
  onDelete(file: FileItem): void;
};

export function FileRow({ file, isWriter, onAsk, onRetry, onDelete }: FileRowProps) {
  const { id, name, state, kind } = file;
  return (
    <li className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Picture file={file} />
        <div className="min-w-40 flex-1">
          <h2 className="truncate font-medium" title={name}>
            {name}
          </h2>
          <p className="text-ink-soft text-sm tabular-nums">
            {formatBytes(file.size)} · {formatMoment(file.createdAt)}
          </p>
        </div>
        <StateBadge file={file} />
        <div className="flex items-center gap-1">
          {state === "ready" && kind === "document" && isWriter && (
            <IconButton label={`Ask ${name}`} icon={MessageCircleQuestion} onClick={() => onAsk(file)} data-ask={id} />
          )}
          {state === "failed" && isWriter && (
            <Button size="small" onClick={() => onRetry(file)} aria-label={`Read ${name} again`}>
              <RotateCw aria-hidden className="size-4" />
              Read again
            </Button>
          )}
          <Button asChild tone="quiet" size="icon">
            <a href={contentPath(id)} download={name} aria-label={`Download ${name}`}>
              <Download aria-hidden className="size-4" />
            </a>
          </Button>
          {isWriter && <IconButton label={`Delete ${name}`} icon={Trash2} onClick={() => onDelete(file)} />}
        </div>
      </div>
      {state === "failed" && <p className="text-ink-soft text-sm">{failureOf(file)}</p>}
      {state === "indexing" && <ProgressBar label={`Reading ${name}`} value={file.progress} max={1} />}
    </li>
  );
}

function StateBadge({ file }: { file: FileItem }) {
  const words = describeState(file);
  if (file.state === "failed")
    return (
      <Badge tone="blocked" icon={CircleAlert}>
        {words}
      </Badge>
    );
  return (
    <Badge tone={isMoving(file) ? "info" : "safe"} icon={isMoving(file) ? LoaderCircle : CircleCheck}>
      {words}
    </Badge>
  );
}

function Picture({ file: { id, kind } }: { file: FileItem }) {
  const Icon = kind === "image" ? ImageIcon : FileText;
  const icon = <Icon aria-hidden className="size-5 shrink-0 text-ink-faint" />;
  return kind === "image" ? <Thumbnail fileId={id} fallback={icon} /> : icon;
}
