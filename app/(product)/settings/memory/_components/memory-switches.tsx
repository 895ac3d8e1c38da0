"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { getMemorySettings, type MemorySettings, updateMemorySettings } from "../../../../_client/memories.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, isAdmin, useMe } from "../../../../_client/use-me.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";

type Whose = "person" | "organization";

/** Both have to want it: the organization's word counts for everybody in it. */
export function MemorySwitches() {
  const me = useMe().data;
  const client = useQueryClient();
  const query = useQuery({ queryKey: queryKeys.memorySettings, queryFn: ({ signal }) => getMemorySettings(signal) });
  const save = useMutation({
    mutationFn: ({ whose, isOn }: { whose: Whose; isOn: boolean }) => updateMemorySettings(whose, isOn),
    onSuccess: (settings) => client.setQueryData<MemorySettings>(queryKeys.memorySettings, settings),
    onError: (error) => toast.error("It was not switched", { description: error.message }),
  });
  if (query.isPending) return <Skeleton className="h-20" />;
  if (!query.data) return <QueryError title="The switches could not be loaded" query={query} />;
  const toggle = (whose: Whose) => (isOn: boolean) => save.mutate({ whose, isOn });
  const { person, organization } = query.data;
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label="Remember what I say"
        hint="Off, nothing is added and nothing recalled. What is there stays until you forget it."
        isOn={person}
        isFixed={!canWrite(me) || save.isPending}
        onSwitch={toggle("person")}
      />
      <Switch
        label="Memory for the organization"
        hint={isAdmin(me) ? "Off, it is off for everybody in it." : "Owners and admins decide this."}
        isOn={organization}
        isFixed={!isAdmin(me) || save.isPending}
        onSwitch={toggle("organization")}
      />
    </div>
  );
}

type SwitchProps = { label: string; hint: string; isOn: boolean; isFixed: boolean; onSwitch(isOn: boolean): void };

function Switch({ label, hint, isOn, isFixed, onSwitch }: SwitchProps) {
  return (
    <label className="flex items-start gap-3">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isFixed}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <span className="flex flex-col">
        <span>{label}</span>
        <span className="text-ink-soft text-sm">{hint}</span>
      </span>
    </label>
  );
}
