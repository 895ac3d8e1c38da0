"use client";

import { GitCompareArrows, RotateCcw, Tag } from "lucide-react";
import { useState } from "react";
import { restoreVersion } from "../../../../../_client/prompt-versions.ts";
import type { PromptView, VersionHead } from "../../../../../_client/prompts.ts";
import { useMemberNames } from "../../../../../_client/use-member-names.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { useUrlState } from "../../../../../_ui/use-url-state.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { useVersionDeed } from "../_hooks/use-version-deed.ts";
import { LabelDialog } from "./label-dialog.tsx";

const COLUMNS = [
  { name: "Version", look: "text-right" },
  { name: "What changed" },
  { name: "By", look: "max-lg:hidden" },
  { name: "Time (UTC)", look: "max-md:hidden" },
  { name: "Hash", look: "max-lg:hidden" },
  { name: "Do", isUnseen: true },
] as const;

export function VersionTable({ prompt, versions }: { prompt: PromptView; versions: readonly VersionHead[] }) {
  const [labelling, setLabelling] = useState<number | null>(null);
  return (
    <>
      <ReportTable caption="Versions, the newest first" columns={COLUMNS}>
        <tbody>
          {versions.map((version) => (
            <VersionRow key={version.version} prompt={prompt} version={version} onLabel={() => setLabelling(version.version)} />
          ))}
        </tbody>
      </ReportTable>
      {labelling !== null && <LabelDialog prompt={prompt} version={labelling} onClose={() => setLabelling(null)} />}
    </>
  );
}

type RowProps = { prompt: PromptView; version: VersionHead; onLabel(): void };

function VersionRow({ prompt, version: head, onLabel }: RowProps) {
  const { nameOf } = useMemberNames();
  const { version, message, createdBy, createdAt, contentHash, labels } = head;
  return (
    <tr className="border-b align-top">
      <th scope="row" className="py-2 pr-4 text-right font-mono font-normal tabular-nums">
        {version}
      </th>
      <td className="w-full py-2 pr-4">
        <span className="wrap-anywhere">{message}</span>
        {labels.length > 0 && (
          <span className="mt-1 flex flex-wrap gap-1">
            {labels.map((label) => (
              <Badge key={label} tone={label === "production" ? "safe" : "neutral"} icon={Tag}>
                {label}
              </Badge>
            ))}
          </span>
        )}
      </td>
      <td className="whitespace-nowrap py-2 pr-4 text-ink-soft max-lg:hidden">{createdBy === null ? "–" : nameOf(createdBy)}</td>
      <td className="whitespace-nowrap py-2 pr-4 font-mono tabular-nums max-md:hidden">
        <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
      </td>
      <td className="py-2 pr-4 font-mono text-ink-soft max-lg:hidden" title={contentHash}>
        {contentHash.slice(0, 8)}
      </td>
      <td className="py-1 text-right">
        <RowActions prompt={prompt} version={version} onLabel={onLabel} />
      </td>
    </tr>
  );
}

function RowActions({ prompt, version, onLabel }: { prompt: PromptView; version: number; onLabel(): void }) {
  const { change } = useUrlState();
  const deed = useVersionDeed(prompt.id);
  const restore = () => deed.mutate({ run: () => restoreVersion(prompt.id, version), done: `Version ${version} is the newest again` });
  return (
    <span className="flex justify-end">
      {version > 1 && (
        <IconButton
          label={`Compare version ${version} with ${version - 1}`}
          icon={GitCompareArrows}
          onClick={() => {
            change({ from: String(version - 1), to: String(version) });
            document.getElementById("compare")?.scrollIntoView({ block: "start" });
          }}
        />
      )}
      {prompt.canEdit && <IconButton label={`Label version ${version}`} icon={Tag} onClick={onLabel} />}
      {prompt.canEdit && version < prompt.latest && (
        <IconButton label={`Restore version ${version}`} icon={RotateCcw} onClick={restore} disabled={deed.isPending} />
      )}
    </span>
  );
}
