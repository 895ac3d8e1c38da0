"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useRef, useState } from "react";
import type { User } from "../../../../_client/auth.ts";
import { listMembers, type Member } from "../../../../_client/members.ts";
import { ROLES, type Role } from "../../../../_client/organizations.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { SearchField } from "../../../../_ui/search-field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { type Decision, MemberDecision } from "./member-decision.tsx";
import { MemberRow } from "./member-row.tsx";
import { isRole } from "./role-words.ts";

const ROLE_OPTIONS: readonly { value: Role | "any"; label: string }[] = [
  { value: "any", label: "Any" },
  ...ROLES.map((role) => ({ value: role, label: role })),
];

export function MemberList({ me }: { me: User | undefined }) {
  const { search, change } = useUrlState();
  const named = search.get("role");
  const role = isRole(named) ? named : null;
  const [words, setWords] = useState("");
  const [decision, setDecision] = useState<Decision | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const pages = useInfiniteQuery(pagesOf(queryKeys.members(role ?? "any"), (cursor, signal) => listMembers({ role, cursor }, signal)));
  const members = itemsOf(pages.data);
  const shown = members.filter((member) => isNamed(member, words));
  const decide = (next: Decision, from: HTMLElement | null) => {
    opener.current = from;
    setDecision(next);
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField label="Search members" value={words} onValue={setWords} className="min-w-56 flex-1" />
        <SelectField
          label="Role"
          layout="inline"
          value={role ?? "any"}
          options={ROLE_OPTIONS}
          onValue={(value) => change({ role: value === "any" ? null : value })}
        />
      </div>
      {pages.isPending && <MembersSkeleton />}
      {pages.isError && members.length === 0 && <QueryError title="Members could not be loaded" query={pages} />}
      {pages.isSuccess && shown.length === 0 && (
        <EmptyState icon={SearchX} title="Nobody found" text={emptyWords(words, role, pages.hasNextPage)} />
      )}
      {shown.length > 0 && (
        <ul aria-label="Members" className="flex flex-col">
          {shown.map((member) => (
            <MemberRow key={member.userId} member={member} me={me} onDecide={decide} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button size="small" className="self-center" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more members
        </Button>
      )}
      <MemberDecision decision={decision} onDone={() => setDecision(null)} returnTo={() => opener.current} />
    </div>
  );
}

function isNamed({ name, email }: Member, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return name.toLowerCase().includes(wanted) || email.toLowerCase().includes(wanted);
}

function emptyWords(words: string, role: Role | null, hasMore: boolean): string {
  if (hasMore) return "Nobody among those loaded so far. Show more members below.";
  return words.trim() === "" && role !== null ? `Nobody is ${role} here.` : "No member has these words in name or address.";
}

function MembersSkeleton() {
  return (
    <div role="status" aria-label="Loading members" className="flex flex-col gap-2">
      {["w-full", "w-full", "w-full"].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <Skeleton key={index} className={`h-14 ${width}`} />
      ))}
    </div>
  );
}
