"use client";

import { useCallback } from "react";
import { type GuardPolicy, type PolicyVersion, restorePolicy, savePolicy } from "../../../../_client/guard-policy.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useVersionChange, type VersionedSettings } from "../../../../_ui/settings-form/use-version-change.ts";

const POLICY: VersionedSettings<PolicyVersion> = {
  currentKey: queryKeys.guardPolicy,
  versionsKey: queryKeys.guardPolicyVersions,
  undo: (saved, before) => restorePolicy({ version: saved.version, from: before.version }),
  overtaken: {
    title: "Somebody else has changed the policy",
    description: "Their version is shown now. Your changes are kept as a draft on top of it.",
  },
  failed: "The policy was not changed",
};

export function usePolicyChange() {
  const { change, isBusy } = useVersionChange(POLICY);
  const save = useCallback(
    (current: PolicyVersion, policy: GuardPolicy, note: string) =>
      change(current, () => savePolicy({ version: current.version, policy, ...(note !== "" && { note }) }), "Policy saved"),
    [change],
  );
  const restore = useCallback(
    (current: PolicyVersion, from: number) => change(current, () => restorePolicy({ version: current.version, from }), "Policy restored"),
    [change],
  );
  return { save, restore, isBusy };
}
