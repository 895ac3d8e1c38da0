import type { AuthDeps } from "../ports.ts";
import type { ApiKeyStore } from "./api-key.store.ts";
import type { KeyStates } from "./key-states.ts";

export type ApiKeyDeps = AuthDeps & { apiKeys: ApiKeyStore; keyStates: KeyStates };
