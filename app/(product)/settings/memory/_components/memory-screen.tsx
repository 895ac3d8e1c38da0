"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Brain } from "lucide-react";
import { listMemories } from "../../../../_client/memories.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { AddMemory } from "./add-memory.tsx";
import { ForgetAll } from "./forget-all.tsx";
import { MemoryItem } from "./memory-item.tsx";
import { MemorySwitches } from "./memory-switches.tsx";

const KEPT =
  "Facts you state about yourself and what longer chats were about. Never secrets or personal numbers, and nothing about health, religion, politics, sexuality, ethnicity, union membership, biometrics or a criminal record. Temporary chats leave nothing here.";

export function MemoryScreen() {
  return (
    <>
      <SettingsSection title="Memory" text="What the assistant knows of you from one chat to the next. Nobody else sees it.">
        <MemorySwitches />
      </SettingsSection>
      <SettingsSection title="What is remembered" text={KEPT}>
        <Memories />
      </SettingsSection>
    </>
  );
}

function Memories() {
  const isWriter = canWrite(useMe().data);
  const query = useInfiniteQuery(pagesOf(queryKeys.memories, listMemories));
  if (query.isPending)
    return (
      <div role="status" aria-label="Loading memories" className="flex flex-col gap-2">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  if (!query.data) return <QueryError title="Memories could not be loaded" query={query} />;
  const memories = itemsOf(query.data);
  return (
    <div className="flex flex-col gap-4">
      {isWriter ? <AddMemory /> : <p className="text-ink-soft text-sm">Your role reads memories and does not change them.</p>}
      {memories.length === 0 ? (
        <EmptyState
          icon={Brain}
          title="Nothing is remembered"
          text="Say “My name is …” or “Remember that …” in a chat, or write it here."
        />
      ) : (
        <ul aria-label="Memories" className="flex flex-col rounded-md border">
          {memories.map((memory) => (
            <MemoryItem key={memory.id} memory={memory} isWriter={isWriter} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {query.hasNextPage && (
          <Button size="small" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        )}
        {isWriter && memories.length > 0 && <ForgetAll />}
      </div>
    </div>
  );
}
