import { expect, test } from "vitest";
import { neededPackages } from "./package-closure.ts";

const graph = `server
  Depends: libc6
 |Depends: locales
  Depends: locales-all
  Depends: <virtual-tool>
    real-tool
  PreDepends: libssl3
maps
  Depends: libgdal39
  Depends: libc6
libgdal39
  Depends: libonly-for-rasters
libssl3
  Depends: libc6
server-extension
  Depends: server
  Depends: maps
<virtual-tool>
  real-tool
`;
const available = new Set([
  "server-extension",
  "server",
  "maps",
  "libc6",
  "libssl3",
  "locales",
  "libgdal39",
  "libonly-for-rasters",
  "real-tool",
]);

test("everything the server loads is taken, and what only set-up scripts and raster maps need is left", () => {
  expect(neededPackages("server-extension", graph, available)).toEqual([
    "libc6",
    "libssl3",
    "maps",
    "real-tool",
    "server",
    "server-extension",
  ]);
});

test("nothing is taken that apt would not install", () => {
  expect(neededPackages("server", graph, new Set(["server", "libc6"]))).toEqual(["libc6", "server"]);
});
