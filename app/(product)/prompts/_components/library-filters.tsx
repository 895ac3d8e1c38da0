"use client";

import { X } from "lucide-react";
import { type Ref, useEffect, useState } from "react";
import { Button } from "../../../_ui/button.tsx";
import { FilterChips } from "../../../_ui/filter-chips.tsx";
import { SearchField } from "../../../_ui/search-field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { useDebounced } from "../../../_ui/use-debounced.ts";
import { type LibraryUrl, SHELVES, SORTS } from "../_hooks/use-library-url.ts";
import { CATEGORY_WORDS, LEVEL_WORDS, namesOf, PATTERN_WORDS, ROLE_WORDS } from "../_shell/prompt-words.ts";

const REST_MS = 250;
const SHELF_WORDS = { all: "All", mine: "Mine", organization: "Organization", public: "Public", favourites: "Favourites" } as const;
const SORT_WORDS = { trending: "Trending", rated: "Best rated", recent: "Newest" } as const;

type LibraryFiltersProps = { url: LibraryUrl; searchRef: Ref<HTMLInputElement> };

export function LibraryFilters({ url, searchRef }: LibraryFiltersProps) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <FilterChips
        legend="Whose"
        options={SHELVES.map((value) => ({ value, label: SHELF_WORDS[value] }))}
        chosen={[url.shelf]}
        onChosen={(chosen) => url.change({ shelf: chosen.find((each) => each !== url.shelf && each !== "all") ?? null })}
      />
      {url.shelf !== "favourites" && <Facets url={url} searchRef={searchRef} />}
    </div>
  );
}

function Facets({ url, searchRef }: LibraryFiltersProps) {
  return (
    <>
      <SearchText key={url.shelf} url={url} searchRef={searchRef} />
      <FilterChips
        legend="Category"
        options={optionsOf(CATEGORY_WORDS)}
        chosen={url.category ? [url.category] : []}
        onChosen={(chosen) => url.change({ category: chosen.find((each) => each !== url.category) ?? null })}
      />
      {/* On a phone one line that is pushed along, as the chips are. */}
      <div className="-m-1 flex min-w-0 items-center gap-x-4 gap-y-2 overflow-x-auto p-1 sm:flex-wrap [&>*]:shrink-0">
        <SelectField
          label="Order"
          layout="inline"
          value={url.sort}
          options={SORTS.map((value) => ({ value, label: SORT_WORDS[value] }))}
          onValue={(sort) => url.change({ sort: sort === "trending" ? null : sort })}
        />
        <FacetSelect label="Role" words={ROLE_WORDS} value={url.role} onValue={(role) => url.change({ role })} />
        <FacetSelect label="Level" words={LEVEL_WORDS} value={url.level} onValue={(level) => url.change({ level })} />
        <FacetSelect label="Pattern" words={PATTERN_WORDS} value={url.pattern} onValue={(pattern) => url.change({ pattern })} />
        {url.tag !== null && (
          <Button size="small" onClick={() => url.change({ tag: null })}>
            <span className="max-w-48 truncate">Tag: {url.tag}</span>
            <X aria-label="Remove" className="size-3.5" />
          </Button>
        )}
      </div>
    </>
  );
}

function SearchText({ url: { q, change }, searchRef }: LibraryFiltersProps) {
  const [text, setText] = useState(q);
  const rested = useDebounced(text, REST_MS);
  useEffect(() => change({ q: rested.trim() === "" ? null : rested }), [rested, change]);
  // Filters are also taken away from outside the field.
  useEffect(() => {
    if (q === "") setText((now) => (now.trim() === "" ? now : ""));
  }, [q]);
  return <SearchField ref={searchRef} label="Search prompts" value={text} onValue={setText} className="w-full max-w-120" />;
}

const ANY = "any";
type FacetSelectProps<Name extends string> = {
  label: string;
  words: Readonly<Record<Name, string>>;
  value: Name | null;
  onValue(value: Name | null): void;
};

function FacetSelect<Name extends string>({ label, words, value, onValue }: FacetSelectProps<Name>) {
  return (
    <SelectField<Name | typeof ANY>
      label={label}
      layout="inline"
      value={value ?? ANY}
      options={[{ value: ANY, label: "Any" }, ...optionsOf(words)]}
      onValue={(chosen) => onValue(chosen === ANY ? null : chosen)}
    />
  );
}

function optionsOf<Name extends string>(words: Readonly<Record<Name, string>>): { value: Name; label: string }[] {
  return namesOf(words).map((value) => ({ value, label: words[value] }));
}
