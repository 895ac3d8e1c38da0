"use client";

import { useState } from "react";
import type { PolicyVersion } from "../../../../_client/guard-policy.ts";
import { SettingsFieldset } from "../../../../_ui/settings-form/settings-fieldset.tsx";
import { SettingsSection } from "../../../../_ui/settings-form/settings-section.tsx";
import { usePolicyDraft } from "../_hooks/use-policy-draft.ts";
import { AttackMatrix } from "./attack-matrix.tsx";
import { DataMatrix } from "./data-matrix.tsx";
import { FurtherRules } from "./further-rules.tsx";
import { PolicyBar } from "./policy-bar.tsx";
import { diffPolicies } from "./policy-diff.ts";
import { ReplayPanel } from "./replay-panel.tsx";
import { Thresholds } from "./thresholds.tsx";

type PolicyEditorProps = { current: PolicyVersion; canDecide: boolean };

/** Everything an organization decides about its guard. Until it is saved, a change is a draft in this browser. */
export function PolicyEditor({ current, canDecide }: PolicyEditorProps) {
  const { draft, edit, discard } = usePolicyDraft(current.policy);
  const [isReplaying, setReplaying] = useState(false);
  const policy = canDecide ? draft : current.policy;
  const changes = diffPolicies(current.policy, policy);
  const part = { policy, onEdit: edit };
  return (
    <>
      <SettingsFieldset legend="Policy" canDecide={canDecide}>
        <div className="flex min-w-0 flex-col gap-5">
          <SettingsSection
            title="Attacks"
            hint="What happens when a message or untrusted data reaches the threshold. It is blocked when the classes that may block carry it there together."
          >
            <AttackMatrix attacks={policy.attacks} onAttacks={(attacks) => edit({ attacks })} />
          </SettingsSection>
          <Thresholds {...part} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <SettingsSection
            title="Secrets and personal data"
            hint="Redact cuts the piece out and keeps the rest. Block stops the whole text there."
          >
            <DataMatrix data={policy.data} onData={(data) => edit({ data })} />
          </SettingsSection>
          <FurtherRules {...part} canDecide={canDecide} />
        </div>
      </SettingsFieldset>
      {canDecide && (
        <PolicyBar
          current={current}
          draft={policy}
          changes={changes}
          onDiscard={discard}
          isReplaying={isReplaying}
          onReplay={() => setReplaying(!isReplaying)}
        />
      )}
      {isReplaying && <ReplayPanel policy={policy} isDraft={changes.length > 0} onClose={() => setReplaying(false)} />}
    </>
  );
}
