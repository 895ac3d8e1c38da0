"use client";

import { ChevronLeft, SearchX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { asProblem } from "../../../../_client/problem.ts";
import { usePrompt } from "../../../../_client/prompts.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { LinkTabs } from "../../../../_ui/link-tabs.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { listPromptTabs } from "../../_shell/prompt-pages.ts";
import { PromptActions } from "./prompt-actions.tsx";
import { PromptFacts } from "./prompt-facts.tsx";

/** What every tab of a prompt stands in. A tab is drawn once the prompt is there, so it may take it from `usePrompt` as given. */
export function PromptFrame({ promptId, children }: { promptId: string; children: ReactNode }) {
  const found = usePrompt(promptId);
  const prompt = found.data;
  return (
    <main id="main" className="relative min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-300 flex-col gap-5 px-4 py-6 md:px-6">
        <header className="flex flex-col gap-3">
          <p>
            <Link href="/prompts" className="-ml-1 inline-flex items-center gap-1 rounded-md text-ink-soft text-sm hover:text-ink">
              <ChevronLeft aria-hidden className="size-4" />
              Prompts
            </Link>
          </p>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <h1 className="wrap-anywhere mr-auto min-w-0 max-w-full font-semibold text-xl">{prompt?.title ?? "Prompt"}</h1>
            {prompt && <PromptActions prompt={prompt} />}
          </div>
          {prompt && <PromptFacts prompt={prompt} />}
          {prompt && <LinkTabs label="This prompt" tabs={listPromptTabs(prompt.id, prompt.isOurs)} hasPagesBelow />}
        </header>
        {prompt && children}
        {!prompt && !found.isError && <ReportSkeleton label="Loading the prompt" />}
        {!prompt && found.isError && <NotShown query={found} />}
      </div>
    </main>
  );
}

function NotShown({ query }: { query: Parameters<typeof QueryError>[0]["query"] }) {
  if (asProblem(query.error).status !== 404) return <QueryError title="The prompt could not be loaded" query={query} />;
  return (
    <EmptyState icon={SearchX} title="No such prompt" text="It was deleted, it is somebody's own, or the address is wrong.">
      <Button asChild size="small">
        <Link href="/prompts">Open the library</Link>
      </Button>
    </EmptyState>
  );
}
