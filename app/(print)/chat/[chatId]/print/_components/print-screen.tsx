"use client";

import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import dynamic from "next/dynamic";
import { listTurns, type Turn } from "../../../../../_client/turns.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";

const Markdown = dynamic(() => import("../../../../../_ui/markdown/markdown.tsx").then((module) => module.Markdown), { ssr: false });

/** On paper there is no scrolling: all of what is shown, without the frame of the product. */
export function PrintScreen({ chatId }: { chatId: string }) {
  const turns = useQuery({ queryKey: ["print", chatId], queryFn: ({ signal }) => readAll(chatId, signal), refetchOnWindowFocus: false });
  return (
    <main id="main" className="mx-auto w-full max-w-[46rem] px-4 py-8 print:max-w-none print:p-0">
      <header className="flex items-center justify-between gap-4 pb-6">
        <h1 className="font-semibold text-2xl">Conversation</h1>
        <Button className="print:hidden" disabled={!turns.isSuccess} onClick={() => window.print()}>
          <Printer aria-hidden className="size-4" />
          Print
        </Button>
      </header>
      {turns.isPending && (
        <div role="status" aria-label="Loading messages">
          <Skeleton className="h-40" />
        </div>
      )}
      {turns.isError && <QueryError title="The chat could not be loaded" query={turns} />}
      <ol aria-label="Messages" className="flex flex-col gap-6">
        {turns.data?.map((turn) => (
          <li key={turn.jobId} className="flex flex-col gap-2">
            <h2 className="break-after-avoid text-ink-soft text-sm">You, {momentOf(turn.createdAt)}</h2>
            <p className="whitespace-pre-wrap text-lg [overflow-wrap:anywhere]">{turn.user.content}</p>
            <h2 className="break-after-avoid text-ink-soft text-sm">{turn.demo ? "Demo engine" : (turn.model ?? "No answer")}</h2>
            {turn.reply && <Markdown text={turn.reply.content} />}
          </li>
        ))}
      </ol>
    </main>
  );
}

const momentOf = (at: string) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(at));

async function readAll(chatId: string, signal: AbortSignal): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listTurns>> = await listTurns(chatId, cursor, signal);
    turns.unshift(...page.items);
    if (page.nextCursor === null) return turns;
    cursor = page.nextCursor;
  }
}
