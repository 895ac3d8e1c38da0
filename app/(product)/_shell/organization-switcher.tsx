"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, Check, ChevronsUpDown, Plus, Settings, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { enterOrganization, listOrganizations, type OwnOrganization, switchOrganization } from "../../_client/organizations.ts";
import { asProblem } from "../../_client/problem.ts";
import { queryKeys } from "../../_client/query-keys.ts";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../_ui/menu.tsx";
import { useAppInfo } from "./app-info.tsx";
import { type Command, useCommands } from "./commands.tsx";
import { NewOrganization } from "./new-organization.tsx";

const NONE: readonly OwnOrganization[] = [];

/** Where one works, and the way to one's other organizations. */
export function OrganizationSwitcher() {
  const router = useRouter();
  const { isSignUpOpen } = useAppInfo();
  const query = useQuery({ queryKey: queryKeys.organizations, queryFn: ({ signal }) => listOrganizations(signal), staleTime: 60_000 });
  const organizations = query.data ?? NONE;
  const current = organizations.find(({ isCurrent }) => isCurrent);
  const [isFounding, setFounding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const others = useMemo(() => organizations.filter(({ isCurrent }) => !isCurrent), [organizations]);
  const found = useCallback(() => setFounding(true), []);
  useSwitchCommands(others, isSignUpOpen ? found : null);
  if (!current) return null;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            ref={button}
            type="button"
            className="flex h-8 min-w-0 max-w-48 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover"
          >
            <span className="sr-only">Organization: </span>
            <span className="min-w-0 truncate font-medium">{current.name}</span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          </button>
        }
      >
        {organizations.map((each) => (
          <MenuItem key={each.id} icon={each.isCurrent ? Check : Building2} onSelect={() => void goTo(each)}>
            <span className="max-w-56 truncate">{each.name}</span>
            <span className="ml-auto pl-3 font-mono text-ink-faint text-xs">{each.role}</span>
          </MenuItem>
        ))}
        {others.length > 0 && <MenuLabel>Switching leaves unsent drafts behind.</MenuLabel>}
        <MenuSeparator />
        <MenuItem icon={Users} onSelect={() => router.push("/settings/members")}>
          Members
        </MenuItem>
        <MenuItem icon={Settings} onSelect={() => router.push("/settings/organization")}>
          Organization settings
        </MenuItem>
        {isSignUpOpen && (
          <MenuItem icon={Plus} onSelect={found}>
            New organization
          </MenuItem>
        )}
      </Menu>
      <NewOrganization isOpen={isFounding} onOpen={setFounding} returnTo={() => button.current} />
    </>
  );
}

/** The same in the palette. */
function useSwitchCommands(others: readonly OwnOrganization[], found: (() => void) | null): void {
  const commands = useMemo((): Command[] => {
    const list = others.map(
      (each): Command => ({
        id: `switch-${each.id}`,
        label: `Switch to ${each.name}`,
        group: "Account",
        icon: Building2,
        keywords: ["organization"],
        run: () => void goTo(each),
      }),
    );
    return found ? [...list, { id: "organization-new", label: "New organization", group: "Account", icon: Plus, run: found }] : list;
  }, [others, found]);
  useCommands("organizations", commands);
}

async function goTo({ id, isCurrent }: OwnOrganization): Promise<void> {
  if (isCurrent) return;
  try {
    await switchOrganization(id);
    enterOrganization();
  } catch (error) {
    toast.error("You are still where you were", { description: asProblem(error).message });
  }
}
