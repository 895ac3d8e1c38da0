"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { LibraryBig, SearchX } from "lucide-react";
import type { PromptSummary } from "../../../_client/prompts.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { RowSection } from "../../_report/row-section.tsx";
import { type LibraryUrl, UNFILTERED } from "../_hooks/use-library-url.ts";
import { PromptTable } from "./prompt-table.tsx";

type LibraryBodyProps = { pages: UseInfiniteQueryResult; prompts: readonly PromptSummary[]; url: LibraryUrl };

export function LibraryBody({ pages, prompts, url }: LibraryBodyProps) {
  if (pages.isPending) return <ReportSkeleton label="Loading prompts" />;
  if (pages.isError && prompts.length === 0) return <QueryError title="Prompts could not be loaded" query={pages} />;
  if (prompts.length === 0) return <NothingFound url={url} />;
  const title = url.shelf === "favourites" ? "Favourites" : url.isFiltered ? "Found" : "All prompts";
  return (
    <RowSection title={title} pages={pages} isEmpty={false}>
      <PromptTable prompts={prompts} caption={title} />
    </RowSection>
  );
}

function NothingFound({ url }: { url: LibraryUrl }) {
  const isNarrowed = url.q.trim() !== "" || url.category !== null || url.role !== null || url.level !== null;
  if (url.shelf === "favourites")
    return (
      <EmptyState
        icon={LibraryBig}
        title="No favourites yet"
        text="The heart beside a prompt keeps it here, and first in the chat's / menu."
      />
    );
  if (url.shelf === "mine" && !isNarrowed)
    return <EmptyState icon={LibraryBig} title="None of your own yet" text="Write one, or open a prompt and make it yours." />;
  if (!url.isFiltered) return <EmptyState icon={LibraryBig} title="No prompts yet" text="Write the first one of your organization." />;
  return (
    <EmptyState
      icon={SearchX}
      title="No prompt found"
      text="Nothing fits all of this. Words are found by how they begin, in titles, descriptions and tags."
    >
      <Button size="small" onClick={() => url.change(UNFILTERED)}>
        Remove the filters
      </Button>
    </EmptyState>
  );
}
