"use client";

import { Ban, Check } from "lucide-react";
import type { AdminUser } from "../../../../_client/admin-users.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowButton } from "../../../../_ui/row-target.tsx";
import type { UsersUrl } from "../_hooks/use-users-url.ts";
import { formatDay, ROLE_NAMES } from "./user-words.ts";

export function UserTable({ users, url }: { users: readonly AdminUser[]; url: UsersUrl }) {
  const isAcross = users.some(({ orgId }) => orgId !== undefined);
  return (
    <ReportTable
      caption="People, newest first"
      columns={[
        { name: "Name", look: "w-auto" },
        { name: "Role", look: "w-24" },
        { name: "State", look: "w-28 max-sm:hidden" },
        ...(isAcross ? [{ name: "Organization", look: "w-66 max-lg:hidden" }] : []),
        { name: "Registered", look: "w-24 max-md:hidden" },
      ]}
      className="table-fixed"
    >
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
    </ReportTable>
  );
}

type UserRowProps = { user: AdminUser; isAcross: boolean; isOpen: boolean; onOpen(): void };

function UserRow({ user: { id, name, email, role, isBanned, createdAt, orgId }, isAcross, isOpen, onOpen }: UserRowProps) {
  return (
    <tr className={classNames("relative border-b last:border-0", isOpen ? "bg-accent-soft" : "hover:bg-hover")}>
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        <RowButton id={id} isOpen={isOpen} onOpen={onOpen} className="block w-full text-left">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-ink-soft text-xs">{email}</span>
          {isBanned && <span className="block text-blocked text-xs sm:hidden">Banned</span>}
        </RowButton>
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
