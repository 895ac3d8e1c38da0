"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCommitHorizontal } from "lucide-react";
import { getPrompt, type PromptView, usePrompt } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { useComposed } from "../_hooks/use-composed.ts";
import { IncludeFault } from "./include-fault.tsx";
import { RunBody } from "./run-body.tsx";

/** The form, the answer, and what one ran before. `?version=` runs another version than the one that runs by itself. */
export function RunScreen({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId).data;
  const { search, change } = useUrlState();
  const wanted = Number(search.get("version"));
  const isOther = prompt?.isOurs === true && Number.isInteger(wanted) && wanted >= 1 && wanted !== prompt.opened.version;
  const other = useQuery({
    queryKey: queryKeys.promptOpened(promptId, wanted),
    queryFn: ({ signal }) => getPrompt(promptId, { version: wanted }, signal),
    enabled: isOther,
  });
  const shown = isOther ? other.data : prompt;
  return (
    <>
      {isOther && (
        <Notice tone="info" icon={GitCommitHorizontal}>
          <p>Version {wanted}, not the one that runs by itself</p>
          <Button size="small" className="mt-1" onClick={() => change({ version: null })}>
            Back to version {prompt.opened.version}
          </Button>
        </Notice>
      )}
      {shown && <Composed key={shown.opened.contentHash} prompt={shown} pinned={isOther ? wanted : null} />}
      {!shown && other.isError && <QueryError title="The version could not be loaded" query={other} />}
      {!shown && !other.isError && <ReportSkeleton label="Loading the version" />}
    </>
  );
}

function Composed({ prompt, pinned }: { prompt: PromptView; pinned: number | null }) {
  const composed = useComposed(prompt.opened);
  if (composed.isError) return <QueryError title="What the prompt includes could not be loaded" query={composed} />;
  if (!composed.data) return <ReportSkeleton label="Loading the form" />;
  if (composed.data.type === "refused") return <IncludeFault fault={composed.data.fault} />;
  return <RunBody prompt={prompt} composed={composed.data.prompt} pinned={pinned} />;
}
