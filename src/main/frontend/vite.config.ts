import { defineConfig } from "vitest/config";

/**
 * The page names its two entry files itself, so they carry no hash: a controller serves a plugin's static files below an address that
 * changes with each start. Chunks are found beside the entry, wherever that is.
 */
export default defineConfig({
  base: "./",
  esbuild: { jsx: "automatic", legalComments: "none" },
  build: {
    outDir: process.env.EDITOR_OUTPUT ?? "../../../target/frontend/editor",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      input: { editor: "src/main.tsx" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith(".css")) ? "editor.css" : "[name][extname]"),
      },
    },
  },
  test: { environment: "jsdom", include: ["test/**/*.test.{ts,tsx}"] },
});
