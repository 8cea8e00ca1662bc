import { defineConfig } from 'vite'

// React's own runtime is 68 KB of the 130 KB budget; Preact's compatibility layer runs the same code in a tenth of it.
const preact = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom(\/test-utils)?$/, replacement: 'preact/compat' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: 'preact/compat' },
]

export default defineConfig({
  base: '/dashboard/',
  resolve: { alias: preact },
  build: {
    outDir: 'dist/browser',
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: the page's policy allows none in a data: address.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The router's files say "use client" for server components, of which there are none here.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
})
