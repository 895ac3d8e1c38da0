import type { Route } from "../../_http/define-route.ts";
import { changePasswordRoute } from "./change-password.ts";
import { demoRoute } from "./demo.ts";
import { loginRoute } from "./login.ts";
import { logoutRoute } from "./logout.ts";
import { meRoute } from "./me.ts";
import { refreshRoute } from "./refresh.ts";
import { registerRoute } from "./register.ts";

export const authRoutes: readonly Route[] = [registerRoute, loginRoute, refreshRoute, logoutRoute, meRoute, changePasswordRoute, demoRoute];
