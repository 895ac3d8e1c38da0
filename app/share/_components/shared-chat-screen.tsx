"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2Off, ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useLayoutEffect, useState } from "react";
import { asProblem } from "../../_client/problem.ts";
import { openShare, type SharedChat } from "../../_client/shares.ts";
import { takeToken } from "../../_client/take-token.ts";
import { Brand } from "../../_ui/brand.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { ErrorState } from "../../_ui/error-state.tsx";
import { Notice } from "../../_ui/notice.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";
import { SkipLink } from "../../_ui/skip-link.tsx";

const Markdown = dynamic(() => import("../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), { ssr: false });

const KEPT_AS = "aegis.share-token";

export function SharedChatScreen() {
  const [token, setToken] = useState<string | null>(null);
  useLayoutEffect(() => setToken(takeToken(KEPT_AS)), []);
  const shared = useQuery({
    queryKey: ["shared-chat"],
    queryFn: ({ signal }) => openShare(token ?? "", signal),
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
          <div role="status" aria-label="Loading the shared chat" className="flex flex-col gap-4">
            <Skeleton className="h-7 w-2/3" />
            <Skeleton className="h-24" />
          </div>
        )}
        {shared.isError && <Failure error={shared.error} onRetry={() => void shared.refetch()} />}
        {shared.isSuccess && <Conversation chat={shared.data} />}
      </main>
    </div>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { status } = asProblem(error);
  if (status === 404 || status === 422)
    return (
      <>
        <h1 className="sr-only">Shared chat</h1>
        <EmptyState icon={Link2Off} title="This link leads nowhere" text="It may have run out, or was taken back. Ask whoever sent it." />
      </>
    );
  return (
    <>
      <h1 className="sr-only">Shared chat</h1>
      <ErrorState title="The chat could not be loaded" error={error} onRetry={onRetry} />
    </>
  );
}

const dayOf = (at: string) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(at));

function Conversation({ chat }: { chat: SharedChat }) {
  return (
    <article className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl [overflow-wrap:anywhere]">{chat.title}</h1>
        <p className="text-ink-soft text-sm">
          Shared on {dayOf(chat.sharedAt)}. The link works until {dayOf(chat.expiresAt)}.
        </p>
        <Notice tone="neutral" icon={ShieldCheck}>
          <p>
            A copy of somebody&rsquo;s conversation with an AI.{" "}
            {chat.isRedacted ? "Personal data was cut out of it." : "Check what it claims."}
          </p>
        </Notice>
      </header>
      <ol aria-label="Messages" className="flex flex-col gap-6">
        {chat.messages.map(({ role, content }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes.
          <li key={index} className="flex flex-col gap-1">
            <h2 className="text-ink-faint text-xs">{role === "user" ? "Question" : "Answer"}</h2>
            {role === "user" ? (
              <p className="whitespace-pre-wrap rounded-md bg-accent-soft px-3.5 py-2 text-lg [overflow-wrap:anywhere]">{content}</p>
            ) : (
              <Markdown text={content} />
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
