import { fileURLToPath } from "node:url";
import { createServer } from "vite";

/** The scenes are TypeScript, which Node.js 18 does not read by itself. */
const vite = await createServer({
  configFile: false,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  appType: "custom",
  logLevel: "warn",
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
const { main } = await vite.ssrLoadModule("/test/browser/main.ts");
await main(process.argv.slice(2));
await vite.close();
