"use client";

import { useQueries } from "@tanstack/react-query";
import { Brain, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Collapsible } from "radix-ui";
import { useState } from "react";
import { getMemory } from "../../../_client/memories.ts";
import { ProblemError } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import type { Turn } from "../../../_client/turns.ts";

type Used = NonNullable<Turn["memories"]>[number];

/** Which memories an answer was given along, and why each. What they say is asked for when somebody looks. */
export function UsedMemories({ turn: { memories = [] } }: { turn: Turn }) {
  const [isOpen, setOpen] = useState(false);
  if (memories.length === 0) return null;
  const count = memories.length === 1 ? "1 memory" : `${memories.length} memories`;
  return (
    <Collapsible.Root open={isOpen} onOpenChange={setOpen} className="rounded-md border text-sm">
      <Collapsible.Trigger className="group flex w-full items-center gap-2 px-3 py-2 text-left hover:bg-hover">
        <Brain aria-hidden className="size-4 text-ink-soft" />
        <span className="flex-1">Used {count}</span>
        <ChevronRight aria-hidden className="size-4 text-ink-faint group-data-[state=open]:rotate-90" />
      </Collapsible.Trigger>
      <Collapsible.Content className="border-t px-3 py-2">{isOpen && <List memories={memories} />}</Collapsible.Content>
    </Collapsible.Root>
  );
}

function List({ memories }: { memories: readonly Used[] }) {
  const queries = useQueries({
    queries: memories.map(({ id }) => ({
      queryKey: queryKeys.memory(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => getMemory(id, signal),
    })),
  });
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Memories used" className="flex flex-col gap-2">
        {memories.map(({ id, reason }, index) => (
          <li key={id} className="flex flex-col">
            <span className="[overflow-wrap:anywhere]">{queries[index]?.data?.text ?? instead(queries[index]?.error)}</span>
            <span className="text-ink-soft">{becauseOf(reason)}</span>
          </li>
        ))}
      </ul>
      <Link href="/settings/memory" className="self-start underline underline-offset-2">
        Manage memory
      </Link>
    </div>
  );
}

function instead(error: Error | null | undefined): string {
  if (error instanceof ProblemError && error.status === 404) return "Forgotten since";
  return error ? "Could not be loaded" : "Loading…";
}

const SUBJECTS = { name: "your name", home: "where you are", work: "your work" } as const;

function becauseOf(reason: Used["reason"]): string {
  switch (reason.type) {
    case "words":
      return `Remembered because you mentioned ${reason.words.map((word) => `“${word}”`).join(", ")}.`;
    case "subject":
      return `Remembered because you asked about ${SUBJECTS[reason.subject]}.`;
    case "always":
      return "Kept in mind for every answer: it says how you want to be answered.";
  }
}
