"use client";

import type { ApiKey, NewApiKey } from "../../../../_client/api-keys.ts";
import { KeyCard } from "./key-card.tsx";

type KeyListProps = { keys: readonly ApiKey[]; isWithOwner: boolean; mayWrite: boolean; onShow(made: NewApiKey): void };

export function KeyList({ keys, isWithOwner, mayWrite, onShow }: KeyListProps) {
  return (
    <ul aria-label="API keys" className="flex flex-col gap-3">
      {keys.map((key) => (
        <KeyCard key={key.id} apiKey={key} isWithOwner={isWithOwner} mayWrite={mayWrite} onShow={onShow} />
      ))}
    </ul>
  );
}
