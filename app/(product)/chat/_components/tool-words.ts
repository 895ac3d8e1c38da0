/** What a person calls a tool. */
const NAMES: Readonly<Record<string, string>> = {
  calculator: "Calculator",
  current_time: "Clock",
  generate_image: "Picture",
  read_webpage: "Web page",
  remember: "Remember this",
  save_note: "Save a note",
  search_knowledge: "Your files",
  search_web: "Web search",
};

export function nameOfTool(tool: string): string {
  return NAMES[tool] ?? tool.replaceAll("_", " ");
}

/** The arguments as name and value; a text that is no JSON object is shown as it is. */
export function readArguments(text: string): { label: string; text: string }[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return text === "" ? [] : [{ label: "input", text }];
    return Object.entries(parsed).map(([label, value]) => ({ label, text: typeof value === "string" ? value : JSON.stringify(value) }));
  } catch {
    return text === "" ? [] : [{ label: "input", text }];
  }
}

/** Where a link leads, for people to read before they follow it. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "";
}

/** Web addresses alone are made links. */
export function isWebAddress(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? "");
}
