"use client";

import { ArrowUpDown, Crown, Ellipsis, LogOut, UserMinus } from "lucide-react";
import { useRef } from "react";
import type { User } from "../../../../_client/auth.ts";
import type { Member } from "../../../../_client/members.ts";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../../../_ui/menu.tsx";
import type { Decision } from "./member-decision.tsx";
import { useChangeRole } from "./use-change-role.ts";

type MemberRowProps = { member: Member; me: User | undefined; onDecide(decision: Decision, from: HTMLElement | null): void };

export function MemberRow({ member, me, onDecide }: MemberRowProps) {
  const { name, email, role, joinedAt, lastActiveAt } = member;
  const isOwn = member.userId === me?.id;
  return (
    <li className="flex items-center gap-x-4 border-b py-2.5 last:border-0">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-52">
          <p className="font-medium [overflow-wrap:anywhere]">
            {name}
            {isOwn && <span className="font-normal text-ink-soft"> (you)</span>}
          </p>
          <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">{email}</p>
        </div>
        <p className="w-24 shrink-0 font-mono text-sm">{role}</p>
        <p className="w-44 shrink-0 text-ink-soft text-xs">
          <span className="block">Joined {joinedAt.slice(0, 10)}</span>
          <span className="block">{lastActiveAt === null ? "Not active for 7 days" : `Active ${toMoment(lastActiveAt)} UTC`}</span>
        </p>
      </div>
      <MemberMenu member={member} isOwn={isOwn} isOwner={me?.role === "OWNER"} onDecide={onDecide} />
    </li>
  );
}

function toMoment(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

type MemberMenuProps = Pick<MemberRowProps, "member" | "onDecide"> & { isOwn: boolean; isOwner: boolean };

/** Only what may be done is offered; who may do nothing gets an empty place, so that the columns stay. */
function MemberMenu({ member, isOwn, isOwner, onDecide }: MemberMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const changeRole = useChangeRole();
  const mayTransfer = isOwner && !isOwn && member.role !== "OWNER";
  if (!isOwn && !mayTransfer && !member.mayRemove && member.mayBecome.length === 0) return <span className="size-8 shrink-0" />;
  const decide = (type: Decision["type"]) => onDecide({ type, member }, button.current);
  return (
    <Menu
      trigger={
        <button
          ref={button}
          type="button"
          aria-label={`Actions for ${member.name}`}
          className="grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      }
    >
      {member.mayBecome.length > 0 && <MenuLabel>Change role</MenuLabel>}
      {member.mayBecome.map((role) => (
        <MenuItem key={role} icon={ArrowUpDown} onSelect={() => void changeRole(member, role)}>
          Make {role}
        </MenuItem>
      ))}
      {member.mayBecome.length > 0 && (mayTransfer || member.mayRemove) && <MenuSeparator />}
      {mayTransfer && (
        <MenuItem icon={Crown} onSelect={() => decide("transfer")}>
          Hand over the organization
        </MenuItem>
      )}
      {member.mayRemove && (
        <MenuItem icon={UserMinus} tone="danger" onSelect={() => decide("remove")}>
          Remove from organization
        </MenuItem>
      )}
      {isOwn && (
        <MenuItem icon={LogOut} tone="danger" onSelect={() => decide("leave")}>
          Leave organization
        </MenuItem>
      )}
    </Menu>
  );
}
