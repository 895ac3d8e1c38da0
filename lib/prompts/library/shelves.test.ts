import fc from "fast-check";
import { expect, test } from "vitest";
import { PROMPT_CATEGORIES, PROMPT_LEVELS, PROMPT_PATTERNS, PROMPT_ROLES, PROMPT_SOURCES } from "../schema.ts";
import { type Choice, featuredShelf, shelfOf, shelvesOf } from "./shelves.ts";

const TAGS = ["mail", "law", "role=writer"];
const prompt = fc.record({
  orgId: fc.constantFrom("", "org_1"),
  category: fc.constantFrom(...PROMPT_CATEGORIES.slice(0, 2)),
  role: fc.constantFrom(...PROMPT_ROLES.slice(0, 2), null),
  pattern: fc.constantFrom(...PROMPT_PATTERNS.slice(0, 2)),
  level: fc.constantFrom(...PROMPT_LEVELS.slice(0, 2)),
  source: fc.constantFrom(...PROMPT_SOURCES.slice(0, 2)),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
  isFeatured: fc.boolean(),
});
const maybe = <Value>(values: readonly Value[]) => fc.constantFrom(...values.slice(0, 2), undefined);
const choice: fc.Arbitrary<Choice> = fc.record({
  category: maybe(PROMPT_CATEGORIES),
  role: maybe(PROMPT_ROLES),
  pattern: maybe(PROMPT_PATTERNS),
  level: maybe(PROMPT_LEVELS),
  source: maybe(PROMPT_SOURCES),
  tag: maybe(TAGS),
});

test("a prompt stands on the shelf of a choice, and has the rest of it, exactly when the choice means it", () => {
  fc.assert(
    fc.property(prompt, choice, (each, asked) => {
      const { tag, ...facets } = asked;
      const isMeant =
        Object.entries(facets).every(([name, value]) => value === undefined || Reflect.get(each, name) === value) &&
        (tag === undefined || each.tags.includes(tag));
      const { shelf, rest } = shelfOf(asked);
      const isFound =
        shelvesOf(each).includes(shelf) &&
        Object.entries(rest).every(([name, value]) => value === undefined || Reflect.get(each, name) === value);
      expect(isFound).toBe(isMeant);
    }),
    { numRuns: 500 },
  );
});

test("a choice of category, role, pattern and level leaves nothing to look through", () => {
  fc.assert(
    fc.property(choice, ({ tag: _tag, source: _source, ...facets }) => {
      expect(Object.values(shelfOf(facets).rest).every((value) => value === undefined)).toBe(true);
    }),
  );
});

test("no shelf twice, none of another kind by a clever tag, and the featured one is the organization's", () => {
  fc.assert(
    fc.property(prompt, (each) => {
      const shelves = shelvesOf(each);
      expect(new Set(shelves).size).toBe(shelves.length);
      expect(shelves.length).toBeLessThanOrEqual(16 + each.tags.length + 6);
      expect(shelves.includes(featuredShelf(each.orgId))).toBe(each.isFeatured);
      expect(shelves.includes(featuredShelf("org_other"))).toBe(false);
    }),
  );
  expect(featuredShelf("org_1")).not.toBe(featuredShelf(""));
});
