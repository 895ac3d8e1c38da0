"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2Off } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useLayoutEffect, useState } from "react";
import { asProblem } from "../_client/problem.ts";
import { takeToken } from "../_client/take-token.ts";
import { Brand } from "./brand.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorState } from "./error-state.tsx";
import { Skeleton } from "./skeleton.tsx";
import { SkipLink } from "./skip-link.tsx";

type SharedLinkProps<Shared> = {
  /** In words: "chat", "prompt". */
  what: string;
  /** Where the token of the address is kept for a reload. */
  keptAs: string;
  read(token: string, signal: AbortSignal): Promise<Shared>;
  children(shared: Shared): ReactNode;
};

/** What anybody reads who has a link, and nothing of the product around it. A link that is wrong, over or taken back says one thing. */
export function SharedLinkScreen<Shared>({ what, keptAs, read, children }: SharedLinkProps<Shared>) {
  const [token, setToken] = useState<string | null>(null);
  useLayoutEffect(() => setToken(takeToken(keptAs)), [keptAs]);
  const shared = useQuery({
    queryKey: ["shared", what],
    queryFn: ({ signal }) => read(token ?? "", signal),
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
          <div role="status" aria-label={`Loading the shared ${what}`} className="flex flex-col gap-4">
            <Skeleton className="h-7 w-2/3" />
            <Skeleton className="h-24" />
          </div>
        )}
        {shared.isError && (
          <>
            <h1 className="sr-only">Shared {what}</h1>
            <Failure what={what} error={shared.error} onRetry={() => void shared.refetch()} />
          </>
        )}
        {shared.isSuccess && children(shared.data)}
      </main>
    </div>
  );
}

function Failure({ what, error, onRetry }: { what: string; error: unknown; onRetry(): void }) {
  const { status } = asProblem(error);
  if (status !== 404 && status !== 422) return <ErrorState title={`The ${what} could not be loaded`} error={error} onRetry={onRetry} />;
  return <EmptyState icon={Link2Off} title="This link leads nowhere" text="It may have run out, or was taken back. Ask whoever sent it." />;
}
