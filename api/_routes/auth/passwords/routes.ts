import type { Route } from "../../../_http/define-route.ts";
import { changePasswordRoute } from "../change-password.ts";
import { forgotPasswordRoute } from "./forgot-password.ts";
import { resetPasswordRoute } from "./reset-password.ts";

export const passwordRoutes: readonly Route[] = [changePasswordRoute, forgotPasswordRoute, resetPasswordRoute];
