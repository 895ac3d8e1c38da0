"use client";

import { History } from "lucide-react";
import type { GuardPolicy, PolicyVersion } from "../../../../_client/guard-policy.ts";
import { Button } from "../../../../_ui/button.tsx";
import type { Change } from "../../../../_ui/settings-form/change-list.tsx";
import { SaveBar } from "../../../../_ui/settings-form/save-bar.tsx";
import { usePolicyChange } from "../_hooks/use-policy-change.ts";
import { isSavable } from "./policy-faults.ts";

type PolicyBarProps = {
  current: PolicyVersion;
  draft: GuardPolicy;
  changes: readonly Change[];
  onDiscard(): void;
  isReplaying: boolean;
  onReplay(): void;
};

/** What is about to change, why, and the way to see what it would have done. */
export function PolicyBar({ current, draft, changes, onDiscard, isReplaying, onReplay }: PolicyBarProps) {
  const { save, isBusy } = usePolicyChange();
  return (
    <SaveBar
      current={current}
      shipped="This is the policy as shipped."
      action="Save policy"
      changes={changes}
      isSavable={isSavable(draft)}
      isBusy={isBusy}
      onSave={(note) => save(current, draft, note)}
      onDiscard={onDiscard}
    >
      <Button size="small" aria-expanded={isReplaying} onClick={onReplay}>
        <History aria-hidden className="size-4" />
        What would it have done
      </Button>
    </SaveBar>
  );
}
