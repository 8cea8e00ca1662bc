import { defineConfig } from 'vite'

const script = (input: Readonly<Record<string, string>>, emptyOutDir: boolean) => ({
  // Not `dist/browser`: the compiler puts src/browser there, and a build empties its folder.
  outDir: 'dist/script',
  emptyOutDir,
  target: 'es2022',
  sourcemap: false,
  modulePreload: false as const,
  rolldownOptions: {
    input: { ...input },
    preserveEntrySignatures: 'strict' as const,
    output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js', format: 'es' as const },
  },
})

// Files of fixed names that the service serves as they are. Shared code goes into one chunk beside them; the worker is
// built apart (`--mode worker`) and shares nothing, so that neither it nor the page waits for one file more.
export default defineConfig(({ mode }) => ({
  resolve: { conditions: ['source'] },
  build:
    mode === 'worker'
      ? script({ 'quality-worker': 'src/browser/quality-worker.ts' }, false)
      : script({ 'qe-identity-sdk': 'src/global.ts', 'hosted-page': 'src/hosted-page.ts' }, true),
}))
