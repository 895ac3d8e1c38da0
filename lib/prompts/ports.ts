import type { LibraryDeps, LibraryStores } from "./library/ports.ts";
import type { PromptLinks, RunStores } from "./runs/ports.ts";
import type { SocialStores } from "./social/ports.ts";
import type { TestLinks, TestStores } from "./tests/ports.ts";
import type { VersionStores } from "./versions/ports.ts";
import type { WorkbenchStores } from "./workbench/ports.ts";

/** What the module keeps; each topic asks for the part it needs. */
export type PromptDeps = LibraryStores &
  VersionStores &
  RunStores &
  TestStores &
  WorkbenchStores &
  SocialStores &
  Pick<LibraryDeps, "promptParts">;

/** The same with what the runtime links it to. */
export type LinkedPromptDeps = PromptDeps & PromptLinks & TestLinks;
