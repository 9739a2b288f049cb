import { defineConfig } from "vitest/config";

/**
 * A page names its two entry files itself, so they carry no hash: a controller serves a plugin's static files below an address that
 * changes with each start. Chunks are found beside the entry, wherever that is.
 */
export default defineConfig({
  base: "./",
  esbuild: { jsx: "automatic", legalComments: "none" },
  build: {
    outDir: process.env.FRONTEND_OUTPUT ?? "../../../target/frontend",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      input: { editor: "src/main.tsx", board: "src/board/main.ts" },
      output: {
        // The board is a page of its own that loads nothing of the editor.
        entryFileNames: "[name]/[name].js",
        chunkFileNames: "editor/[name].js",
        assetFileNames: (asset) => (asset.names.some((name) => name.startsWith("board")) ? "board/[name][extname]" : "editor/[name][extname]"),
      },
    },
  },
  test: { environment: "jsdom", include: ["test/**/*.test.{ts,tsx}"] },
});
