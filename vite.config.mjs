// Builds what browsers load into var/dist: hashed names, .vite/manifest.json for the templates, icons.svg.
import { defineConfig } from "vite";
import { sprite } from "./frontend/sprite.mjs";

export default defineConfig({
  base: "./", // the server decides where the files are mounted
  publicDir: false,
  plugins: [sprite("frontend/office/icons.txt")],
  build: {
    outDir: "var/dist",
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0, // the content security policy refuses data: for everything but images
    modulePreload: { polyfill: false },
    rollupOptions: { input: ["frontend/office/main.ts"] },
  },
});
