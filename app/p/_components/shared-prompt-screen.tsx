"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2Off } from "lucide-react";
import Link from "next/link";
import { useLayoutEffect, useState } from "react";
import { asProblem } from "../../_client/problem.ts";
import { openPromptShare } from "../../_client/prompt-shares.ts";
import { takeToken } from "../../_client/take-token.ts";
import { Brand } from "../../_ui/brand.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { ErrorState } from "../../_ui/error-state.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";
import { SkipLink } from "../../_ui/skip-link.tsx";
import { SharedPromptView } from "./shared-prompt-view.tsx";

const KEPT_AS = "aegis.prompt-share-token";

export function SharedPromptScreen() {
  const [token, setToken] = useState<string | null>(null);
  useLayoutEffect(() => setToken(takeToken(KEPT_AS)), []);
  const shared = useQuery({
    queryKey: ["shared-prompt"],
    queryFn: ({ signal }) => openPromptShare(token ?? "", signal),
    enabled: token !== null,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <SkipLink />
      <header className="flex h-14 items-center border-b px-4 md:px-6">
        <Link href="/" className="flex rounded-md">
          <Brand />
        </Link>
      </header>
      <main id="main" className="mx-auto w-full max-w-[46rem] flex-1 px-4 py-8">
        {shared.isPending && (
          <div role="status" aria-label="Loading the shared prompt" className="flex flex-col gap-4">
            <Skeleton className="h-7 w-2/3" />
            <Skeleton className="h-24" />
          </div>
        )}
        {shared.isError && <Failure error={shared.error} onRetry={() => void shared.refetch()} />}
        {shared.isSuccess && <SharedPromptView prompt={shared.data} />}
      </main>
    </div>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { status } = asProblem(error);
  if (status === 404 || status === 422)
    return (
      <>
        <h1 className="sr-only">Shared prompt</h1>
        <EmptyState icon={Link2Off} title="This link leads nowhere" text="It may have run out, or was taken back. Ask whoever sent it." />
      </>
    );
  return (
    <>
      <h1 className="sr-only">Shared prompt</h1>
      <ErrorState title="The prompt could not be loaded" error={error} onRetry={onRetry} />
    </>
  );
}
