"use client";

import { Ban, Check } from "lucide-react";
import type { AdminUser } from "../../../../_client/admin-users.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import type { UsersUrl } from "../_hooks/use-users-url.ts";
import { formatDay, ROLE_NAMES } from "./user-words.ts";

export function UserTable({ users, url }: { users: readonly AdminUser[]; url: UsersUrl }) {
  const isAcross = users.some(({ orgId }) => orgId !== undefined);
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">People, newest first</caption>
      <thead>
        <tr className="border-b text-left text-ink-faint text-xs">
          <Head className="w-auto">Name</Head>
          <Head className="w-24">Role</Head>
          <Head className="w-28 max-sm:hidden">State</Head>
          {isAcross && <Head className="w-66 max-lg:hidden">Organization</Head>}
          <Head className="w-24 max-md:hidden">Registered</Head>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow
            key={`${user.id} ${user.orgId ?? ""}`}
            user={user}
            isAcross={isAcross}
            isOpen={user.id === url.openId && user.orgId === url.openOrgId}
            onOpen={() => url.change({ user: user.id, in: user.orgId ?? null }, "push")}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({ children, className }: { children: string; className: string }) {
  return (
    <th scope="col" className={classNames("py-1.5 pr-4 font-normal last:pr-0", className)}>
      {children}
    </th>
  );
}

type UserRowProps = { user: AdminUser; isAcross: boolean; isOpen: boolean; onOpen(): void };

function UserRow({ user: { id, name, email, role, isBanned, createdAt, orgId }, isAcross, isOpen, onOpen }: UserRowProps) {
  return (
    <tr className={classNames("relative border-b last:border-0", isOpen ? "bg-accent-soft" : "hover:bg-hover")}>
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        {/* The whole row is its target. */}
        <button
          type="button"
          data-list-item={id}
          aria-expanded={isOpen}
          onClick={onOpen}
          className="block w-full rounded-md text-left -outline-offset-1 after:absolute after:inset-0"
        >
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-ink-soft text-xs">{email}</span>
          {isBanned && <span className="block text-blocked text-xs sm:hidden">Banned</span>}
        </button>
      </th>
      <td className="py-2 pr-4">{ROLE_NAMES[role]}</td>
      <td className="py-2 pr-4 max-sm:hidden">
        {isBanned ? (
          <Badge tone="blocked" icon={Ban}>
            Banned
          </Badge>
        ) : (
          <Badge tone="neutral" icon={Check}>
            Active
          </Badge>
        )}
      </td>
      {isAcross && <td className="truncate py-2 pr-4 font-mono text-xs max-lg:hidden">{orgId}</td>}
      <td className="py-2 font-mono tabular-nums max-md:hidden">{formatDay(createdAt)}</td>
    </tr>
  );
}
