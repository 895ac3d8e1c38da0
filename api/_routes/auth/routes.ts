import type { Route } from "../../_http/define-route.ts";
import { demoRoute } from "./demo.ts";
import { linkedAccountRoutes } from "./linked-accounts.ts";
import { loginRoute } from "./login.ts";
import { logoutRoute } from "./logout.ts";
import { meRoute } from "./me.ts";
import { mfaRoutes } from "./mfa/routes.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { passwordRoutes } from "./passwords/routes.ts";
import { profileRoutes } from "./profile/routes.ts";
import { refreshRoute } from "./refresh.ts";
import { registerRoute } from "./register.ts";
import { sessionRoutes } from "./sessions/routes.ts";

export const authRoutes: readonly Route[] = [
  registerRoute,
  loginRoute,
  refreshRoute,
  logoutRoute,
  meRoute,
  demoRoute,
  ...mfaRoutes,
  ...passwordRoutes,
  ...profileRoutes,
  ...sessionRoutes,
  ...passkeyRoutes,
  ...linkedAccountRoutes,
];
