/** The pages of the module, as its tabs and the palette name them. A new page adds its line. */
export const PROMPT_PAGES = [
  { href: "/prompts", name: "Library" },
  { href: "/prompts/collections", name: "Collections" },
  { href: "/prompts/workbench", name: "Workbench" },
] as const;

type PromptTab = {
  /** Below the prompt's own address; "" is the prompt itself. */
  path: string;
  name: string;
  /** Also of a public prompt of somebody else's: only the published version of those can be read. */
  isForEverybody: boolean;
};

/** The tabs of one prompt, in their order. A tab stands here from the day its page does. */
const PROMPT_TABS: readonly PromptTab[] = [
  { path: "", name: "Run", isForEverybody: true },
  { path: "/edit", name: "Edit", isForEverybody: false },
  { path: "/versions", name: "Versions", isForEverybody: false },
  { path: "/tests", name: "Tests", isForEverybody: false },
  { path: "/experiments", name: "Experiments", isForEverybody: false },
  { path: "/quality", name: "Quality", isForEverybody: false },
  { path: "/insights", name: "Insights", isForEverybody: false },
];

export function listPromptTabs(promptId: string, isOurs: boolean): { href: string; name: string }[] {
  const shown = PROMPT_TABS.filter(({ isForEverybody }) => isForEverybody || isOurs);
  return shown.map(({ path, name }) => ({ href: `/prompts/${promptId}${path}`, name }));
}
