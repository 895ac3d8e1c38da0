"use client";

import { useEffect, useState } from "react";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { SearchField } from "../../../../_ui/search-field.tsx";
import { useDebounced } from "../../../../_ui/use-debounced.ts";
import { MEMBER_ROLES, type UsersUrl } from "../_hooks/use-users-url.ts";
import { ROLE_NAMES } from "./user-words.ts";

const ROLE_OPTIONS = MEMBER_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }));
const STATE_OPTIONS = [
  { value: "true", label: "Banned" },
  { value: "false", label: "Not banned" },
] as const;
const REST_MS = 250;

export function UserFilters({ url }: { url: UsersUrl }) {
  const { q, change } = url;
  const [text, setText] = useState(q);
  const rested = useDebounced(text, REST_MS);
  useEffect(() => change({ q: rested.trim() === "" ? null : rested }), [rested, change]);
  // Filters are also taken away from outside the field.
  useEffect(() => {
    if (q === "") setText((now) => (now.trim() === "" ? now : ""));
  }, [q]);
  // One of each: the newest choice is the one that was not there before.
  const pick = (name: string, before: string | null) => (chosen: string[]) =>
    change({ [name]: chosen.find((each) => each !== before) ?? null });
  return (
    <div className="flex flex-col gap-3">
      <SearchField label="Find by address or name" value={text} onValue={setText} className="w-full max-w-96" />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <FilterChips legend="Role" options={ROLE_OPTIONS} chosen={url.role ? [url.role] : []} onChosen={pick("role", url.role)} />
        <FilterChips legend="State" options={STATE_OPTIONS} chosen={url.banned ? [url.banned] : []} onChosen={pick("banned", url.banned)} />
      </div>
    </div>
  );
}
