"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { getPrompt, usePrompt } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { CopyButton } from "../../_components/copy-button.tsx";
import { HeadForm } from "./head-form.tsx";
import { LintNotice } from "./lint-notice.tsx";
import { VersionForm } from "./version-form.tsx";

/** One writes on the newest version, whichever of them runs. */
export function EditScreen({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId).data;
  const latest = prompt?.latest ?? 0;
  const isOpened = prompt?.opened.version === latest;
  const newest = useQuery({
    queryKey: queryKeys.promptOpened(promptId, latest),
    queryFn: ({ signal }) => getPrompt(promptId, { version: latest }, signal),
    enabled: prompt?.canEdit === true && !isOpened,
  });
  if (!prompt) return null;
  if (!prompt.canEdit)
    return (
      <EmptyState
        icon={Lock}
        title="This prompt is read only for you"
        text="Make it yours: your copy can be changed, and remembers what it came from."
      >
        <CopyButton prompt={prompt} />
      </EmptyState>
    );
  const version = isOpened ? prompt.opened : newest.data?.opened;
  if (!version && newest.isError) return <QueryError title="The newest version could not be loaded" query={newest} />;
  if (!version) return <ReportSkeleton label="Loading the newest version" />;
  return (
    <div className="flex min-w-0 max-w-220 flex-col gap-6">
      <LintNotice version={version} />
      <VersionForm prompt={prompt} newest={version} />
      <HeadForm key={prompt.revision} prompt={prompt} />
    </div>
  );
}
