"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { GitBranch } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { listVersions } from "../../../../../_client/prompt-versions.ts";
import { usePrompt } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { RowSection } from "../../../../_report/row-section.tsx";
import { CompareSection } from "./compare-section.tsx";
import { ExportLinks } from "./export-links.tsx";
import { LabelSection } from "./label-section.tsx";
import { PromotionSection } from "./promotion-section.tsx";
import { VersionTable } from "./version-table.tsx";

/** What a prompt has said, what differs between two of its versions, and which of them is in use. */
export function VersionsScreen({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId).data;
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptVersions(promptId), (cursor, signal) => listVersions(promptId, cursor, signal)));
  const versions = itemsOf(pages.data);
  if (!prompt) return null;
  if (!prompt.isOurs)
    return <EmptyState icon={GitBranch} title="Not yours" text="Of another organization's prompt only the published version is shown." />;
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <div className="grid gap-8 lg:grid-cols-2">
        <LabelSection prompt={prompt} />
        <PromotionSection prompt={prompt} />
      </div>
      <RowSection title="Versions" pages={pages} isEmpty={versions.length === 0}>
        <VersionTable prompt={prompt} versions={versions} />
      </RowSection>
      {prompt.latest > 1 && <CompareSection prompt={prompt} />}
      <ExportLinks prompt={prompt} />
    </div>
  );
}
