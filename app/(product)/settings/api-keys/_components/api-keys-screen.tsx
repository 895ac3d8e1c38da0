"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { type KeyListOf, listApiKeys, type NewApiKey } from "../../../../_client/api-keys.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, isAdmin, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { KeyList } from "./key-list.tsx";
import { KeysSkeleton } from "./keys-skeleton.tsx";
import { NewKey } from "./new-key.tsx";
import { NewKeyPanel } from "./new-key-panel.tsx";

/** Keys for programs: what there is, what each may do, and the one moment in which a key is shown. */
export function ApiKeysScreen() {
  const me = useMe().data;
  const [of, setOf] = useState<KeyListOf>("me");
  const [isCreating, setCreating] = useCreating();
  const [shown, setShown] = useState<NewApiKey | null>(null);
  const mayCreate = me !== undefined && canWrite(me);
  const show = (made: NewApiKey) => {
    setCreating(false);
    setShown(made);
  };
  const create = mayCreate && !isCreating && (
    <Button tone="primary" size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      Create API key
    </Button>
  );
  return (
    <section aria-label="API keys" className="flex flex-col gap-4 border-t pt-6">
      <div className="flex flex-col gap-1">
        <h2 className="font-medium text-lg">API keys</h2>
        <p className="text-ink-soft">
          A key lets a program act for you, with part of what you may do. It stops when your role does, and it can never make another key.
        </p>
        {me && !mayCreate && (
          <p className="text-ink-soft">Your role reads only, so it has no keys. Ask an administrator for another role.</p>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {isAdmin(me) ? <ListChoice of={of} onOf={setOf} /> : <span />}
        {create}
      </div>
      {shown && <NewKeyPanel made={shown} onDone={() => setShown(null)} />}
      {isCreating && mayCreate && (
        <NewKey role={me.role} platformRole={me.platformRole} onMade={show} onCancel={() => setCreating(false)} />
      )}
      <Keys of={of} mayCreate={mayCreate} onShow={show} />
    </section>
  );
}

/** The palette leads here from any page and asks in the address. */
function useCreating() {
  const router = useRouter();
  const isAsked = useSearchParams().has("new");
  const [isCreating, setCreating] = useState(false);
  useEffect(() => {
    if (!isAsked) return;
    setCreating(true);
    router.replace("/settings/api-keys");
  }, [isAsked, router]);
  return [isCreating, setCreating] as const;
}

function ListChoice({ of, onOf }: { of: KeyListOf; onOf(of: KeyListOf): void }) {
  return (
    <Segments
      legend="Whose keys"
      chosen={of}
      onChosen={onOf}
      options={[
        { value: "me", label: "Mine" },
        { value: "organization", label: "The organization's" },
      ]}
    />
  );
}

function Keys({ of, mayCreate, onShow }: { of: KeyListOf; mayCreate: boolean; onShow(made: NewApiKey): void }) {
  const query = useInfiniteQuery(pagesOf(queryKeys.apiKeys(of), (cursor, signal) => listApiKeys(of, cursor, signal)));
  if (query.isPending) return <KeysSkeleton />;
  if (!query.data) return <QueryError title="API keys could not be loaded" query={query} />;
  const keys = itemsOf(query.data);
  if (keys.length === 0)
    return <EmptyState icon={KeyRound} title="No API key yet" text="Create one for each program, with the scopes that it needs." />;
  return (
    <>
      <KeyList keys={keys} isWithOwner={of === "organization"} mayWrite={mayCreate} onShow={onShow} />
      {query.hasNextPage && (
        <Button className="self-start" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
