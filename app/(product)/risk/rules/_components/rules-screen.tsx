"use client";

import { useState } from "react";
import { itemsOf } from "../../../../_client/pages.ts";
import type { RuleSet } from "../../../../_client/risk-rules.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { useRuleSets } from "../_hooks/use-rule-sets.ts";
import { ReplayPanel } from "./replay-panel.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { RulesSkeleton } from "./rules-skeleton.tsx";
import { ShadowPanel } from "./shadow-panel.tsx";
import { VersionList } from "./version-list.tsx";

/** Versions above; below them what is open: the rules of one, or what one would have done. */
export function RulesScreen() {
  const canDecide = isAdmin(useMe().data);
  const pages = useRuleSets();
  const [replayed, setReplayed] = useState<number | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const sets = itemsOf(pages.data);
  const live = sets.find(({ state }) => state === "live") ?? sets.at(-1);
  const shown = sets.find(({ version }) => version === opened) ?? live;
  const toReplay = sets.find(({ version }) => version === replayed);
  return (
    <RiskFrame>
      {pages.isPending && <RulesSkeleton />}
      {pages.isError && sets.length === 0 && <QueryError title="The rules could not be loaded" query={pages} />}
      {live && shown && (
        <>
          {!canDecide && <p className="text-ink-soft text-sm">Owners and admins decide about the rules.</p>}
          <VersionList
            pages={pages}
            sets={sets}
            live={live}
            shown={shown}
            canDecide={canDecide}
            onOpen={(set: RuleSet) => setOpened(set.version)}
            onReplay={(set: RuleSet) => setReplayed(set.version)}
          />
          <ShadowPanel />
          {toReplay?.id && <ReplayPanel key={toReplay.id} set={toReplay} ruleSetId={toReplay.id} onClose={() => setReplayed(null)} />}
          <RuleEditor
            key={shown.version}
            base={shown}
            canDecide={canDecide}
            onSaved={(set) => {
              setOpened(set.version);
              setReplayed(set.version);
            }}
          />
        </>
      )}
    </RiskFrame>
  );
}
